"""Blocks drawn by signing programs."""

from __future__ import annotations

from pipeline.extract.signature_block import take_out_signatures

BLOCK = ["Người ký: Nguyễn Văn Mẫu", "Email: mau@songtra.vn", "Cơ quan: UBND tỉnh", "Thời gian ký: 05.06.2025 10:11:12 +07:00"]


def test_a_block_becomes_a_signature(rules):
    """Signer and time are kept, the lines leave the text."""
    gone, (signature,) = take_out_signatures(["QUYẾT ĐỊNH", *BLOCK, "Điều 1."], rules)
    assert gone == {1, 2, 3, 4}
    assert (signature.subject, signature.signed_at) == ("Nguyễn Văn Mẫu", "2025-06-05T10:11:12+07:00")


def test_a_single_label_is_text(rules):
    """One labelled line alone, or labels without signer and time, are text."""
    assert take_out_signatures(["Email: a@b.vn", "Điều 1."], rules) == (set(), ())
    assert take_out_signatures(["Email: a@b.vn", "Cơ quan: Sở"], rules) == (set(), ())
