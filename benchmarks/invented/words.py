"""What invented decisions are made of: procedures of a province that does not exist, and the words of headings and columns."""

# ruff: noqa: E501, ISC004 - the words of decisions are easier to read in one line
from __future__ import annotations

from typing import Final

FIELDS: Final = {
    "Hộ tịch": (
        "Sở Tư pháp",
        "Đăng ký khai sinh có yếu tố nước ngoài",
        "Thủ tục thay đổi, cải chính, bổ sung thông tin hộ tịch, xác định lại dân tộc",
        "Cấp bản sao trích lục hộ tịch",
        "Đăng ký lại kết hôn",
        "Ghi vào Sổ hộ tịch việc ly hôn, hủy việc kết hôn của công dân Việt Nam đã được giải quyết tại cơ quan có thẩm quyền "
        "của nước ngoài",
        "Liên thông thủ tục hành chính về đăng ký khai sinh, cấp Thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi",
    ),
    "Chứng thực": (
        "Sở Tư pháp",
        "Chứng thực việc sửa đổi, bổ sung, hủy bỏ hợp đồng, giao dịch",
        "Thủ tục chứng thực chữ ký trong các giấy tờ, văn bản (áp dụng cho cả trường hợp chứng thực điểm chỉ)",
        "Cấp bản sao từ sổ gốc",
        "Sửa lỗi sai sót trong hợp đồng, giao dịch",
    ),
    "Công chứng": (
        "Sở Tư pháp",
        "Bổ nhiệm lại công chứng viên",
        "Thành lập Văn phòng công chứng",
        "Thay đổi nội dung đăng ký hoạt động của Văn phòng công chứng",
        "Hợp nhất Văn phòng công chứng",
        "Cấp lại Thẻ công chứng viên",
    ),
    "Đất đai": (
        "Sở Nông nghiệp và Môi trường",
        "Giao đất, cho thuê đất, chuyển mục đích sử dụng đất đối với trường hợp không đấu giá quyền sử dụng đất, không đấu thầu "
        "lựa chọn nhà đầu tư thực hiện dự án có sử dụng đất",
        "Cung cấp dữ liệu đất đai",
        "Hòa giải tranh chấp đất đai",
        "Đính chính Giấy chứng nhận đã cấp lần đầu có sai sót",
        "Xóa đăng ký thuê, thuê lại quyền sử dụng đất trong dự án xây dựng kinh doanh kết cấu hạ tầng",
    ),
    "Môi trường": (
        "Sở Nông nghiệp và Môi trường",
        "Cấp đổi giấy phép môi trường",
        "Thẩm định báo cáo đánh giá tác động môi trường (Cấp tỉnh) (1)",
        "Tham vấn trong đánh giá tác động môi trường",
        "Cấp điều chỉnh giấy phép môi trường",
    ),
    "An toàn thực phẩm": (
        "Sở Công Thương",
        "Cấp Giấy chứng nhận đủ điều kiện an toàn thực phẩm đối với cơ sở sản xuất thực phẩm",
        "Cấp lại Giấy chứng nhận đủ điều kiện an toàn thực phẩm do bị mất, bị hỏng",
        "Đăng ký bản công bố sản phẩm nhập khẩu đối với thực phẩm dinh dưỡng y học, thực phẩm dùng cho chế độ ăn đặc biệt",
    ),
    "Lưu thông hàng hóa trong nước": (
        "Sở Công Thương",
        "Cấp sửa đổi, bổ sung Giấy phép bán buôn sản phẩm thuốc lá",
        "Cấp lại Giấy xác nhận đủ điều kiện làm cửa hàng bán lẻ xăng dầu",
        "Thu hồi Giấy chứng nhận đủ điều kiện kinh doanh",
        "Cấp mới Giấy phép sản xuất rượu công nghiệp (quy mô dưới 3 triệu lít/năm)",
    ),
    "Khám bệnh, chữa bệnh": (
        "Sở Y tế",
        "Cấp mới giấy phép hành nghề đối với chức danh bác sỹ, y sỹ, điều dưỡng",
        "Điều chỉnh giấy phép hoạt động khám bệnh, chữa bệnh",
        "Công bố đủ điều kiện thực hiện khám sức khỏe",
        "Xếp cấp chuyên môn kỹ thuật",
        "Cho phép người nước ngoài vào Việt Nam chuyển giao kỹ thuật chuyên môn về khám bệnh, chữa bệnh hoặc hợp tác đào tạo "
        "về y khoa có thực hành khám bệnh, chữa bệnh",
    ),
    "Người có công": (
        "Sở Nội vụ",
        "Giải quyết chế độ trợ cấp thờ cúng liệt sĩ",
        "Di chuyển hồ sơ khi người hưởng trợ cấp ưu đãi thay đổi nơi thường trú",
        "Sửa đổi, bổ sung thông tin cá nhân trong hồ sơ người có công",
        "Công nhận và giải quyết chế độ ưu đãi người hoạt động cách mạng trước ngày 01 tháng 01 năm 1945",
    ),
    "Đường bộ": (
        "Sở Xây dựng",
        "Đổi Giấy phép lái xe do ngành Giao thông vận tải cấp",
        "Bãi bỏ đường ngang",
        "Cấp Phù hiệu xe ô tô kinh doanh vận tải (kinh doanh vận tải hành khách: bằng xe ô tô theo tuyến cố định, bằng xe buýt)",
        "Chấp thuận thiết kế nút giao; chấp thuận vị trí đấu nối tạm",
        "Thu hồi giấy phép liên vận theo đề nghị của đơn vị kinh doanh vận tải",
    ),
    "Giáo dục mầm non": (
        "Sở Giáo dục và Đào tạo",
        "Cho phép trường mẫu giáo, trường mầm non, nhà trẻ hoạt động giáo dục trở lại",
        "Sáp nhập, chia, tách trường mẫu giáo, trường mầm non, nhà trẻ",
        "Giải thể trường mẫu giáo, trường mầm non, nhà trẻ (theo yêu cầu của tổ chức, cá nhân đề nghị thành lập)",
        "Hỗ trợ ăn trưa cho trẻ em mẫu giáo",
    ),
    "Thành lập và hoạt động của hộ kinh doanh": (
        "Sở Tài chính",
        "Đăng ký thành lập hộ kinh doanh",
        "Đăng ký thay đổi nội dung đăng ký hộ kinh doanh",
        "Chấm dứt hoạt động hộ kinh doanh",
        "Tạm ngừng kinh doanh, tiếp tục kinh doanh trước thời hạn đã thông báo của hộ kinh doanh",
        "Dừng thực hiện thủ tục đăng ký hộ kinh doanh",
    ),
    "Bảo trợ xã hội": (
        "Sở Y tế",
        "Quyết định công nhận cơ sở sản xuất, kinh doanh sử dụng từ 30% tổng số lao động trở lên là người khuyết tật",
        "Thực hiện, điều chỉnh, thôi hưởng trợ cấp xã hội hàng tháng, hỗ trợ kinh phí chăm sóc, nuôi dưỡng hàng tháng",
        "Trợ giúp xã hội khẩn cấp về hỗ trợ chi phí mai táng",
        "Đổi, cấp lại Giấy xác nhận khuyết tật",
    ),
    "Thủy sản": (
        "Sở Nông nghiệp và Môi trường",
        "Xóa đăng ký tàu cá",
        "Cấp, cấp lại giấy phép khai thác thủy sản",
        "Công bố mở cảng cá loại 2",
        "Công nhận và giao quyền quản lý cho tổ chức cộng đồng (thuộc địa bàn từ hai huyện trở lên)",
    ),
}

GROUPS: Final = {
    "new": ("mới ban hành", "ban hành mới", "được ban hành mới", "mới", "công bố mới"),
    "amended": ("được sửa đổi, bổ sung", "sửa đổi, bổ sung", "được sửa đổi", "sửa đổi bổ sung", "có sửa đổi, bổ sung"),
    "replaced": ("được thay thế", "thay thế", "bị thay thế"),
    "abolished": ("bị bãi bỏ", "bãi bỏ", "bị hủy bỏ, bãi bỏ", "hủy bỏ", "được bãi bỏ", "bị huỷ bỏ"),
}
LEVELS: Final = {
    "tinh": ("cấp tỉnh", "thực hiện tại cấp tỉnh", "thuộc thẩm quyền giải quyết cấp tỉnh"),
    "xa": ("cấp xã", "thực hiện ở cấp xã", "thuộc thẩm quyền giải quyết của UBND cấp xã"),
    "huyen": ("cấp huyện", "thuộc thẩm quyền giải quyết của UBND cấp huyện"),
    "bo": ("cấp trung ương", "thực hiện tại cấp trung ương"),
}
COLUMNS: Final = {
    "stt": ("STT", "TT", "Số TT", "Số\nTT", "Stt"),
    "code": ("Mã số TTHC", "Mã TTHC", "Mã số", "Mã thủ tục hành chính", "Số hồ sơ TTHC", "Mã hồ sơ", "Mã thủ tục", "Mã số hồ sơ",
             "Mã TTHC\n(Mã CSDLQG)", "Mã hồ sơ TTHC", "SỐ HỒ SƠ TTHC(1)"),
    "name": ("Tên thủ tục hành chính", "Tên TTHC", "Tên thủ tục", "THỦ TỤC HÀNH CHÍNH", "TÊN THỦ TỤC HÀNH CHÍNH", "Thủ tục hành chính",
             "Danh mục thủ tục hành chính", "Tên TTHC được công bố", "Tên thủ tục hành chính/Mã số"),
    "deadline": ("Thời hạn giải quyết", "Thời gian giải quyết", "Thời hạn", "Thời hạn giải quyết (ngày làm việc)", "Thời gian thực hiện"),
    "place": ("Địa điểm thực hiện", "Nơi tiếp nhận", "Địa điểm tiếp nhận và trả kết quả", "Cách thức, địa điểm thực hiện", "Địa điểm"),
    "fee": ("Phí, lệ phí (nếu có)", "Phí, lệ phí", "Phí/Lệ phí (đồng)", "Lệ phí", "Phí,\nlệ phí"),
    "basis": ("Căn cứ pháp lý", "Cơ sở pháp lý", "Tên văn bản QPPL quy định thủ tục hành chính", "Văn bản quy định", "Căn cứ"),
    "abolishing": ("Tên VBQPPL quy định việc bãi bỏ thủ tục hành chính", "Căn cứ bãi bỏ", "Lý do bãi bỏ",
                   "Tên văn bản quy phạm pháp luật quy định việc bãi bỏ TTHC"),
    "authority": ("Cơ quan thực hiện", "Cơ quan giải quyết", "Cơ quan có thẩm quyền giải quyết", "Đơn vị thực hiện",
                  "Cơ quan thực hiện TTHC"),
    "field": ("Lĩnh vực", "LĨNH VỰC", "Lĩnh vực TTHC"),
    "note": ("Ghi chú", "Quyết định công bố", "Nội dung sửa đổi, bổ sung"),
    "service": ("Mức độ DVC", "Mức độ dịch vụ công trực tuyến", "Dịch vụ công trực tuyến", "DVC trực tuyến"),
    "delivery": ("Cách thức thực hiện", "Hình thức thực hiện", "Cách thức nộp hồ sơ"),
    "level": ("Cấp thực hiện", "Cấp giải quyết"),
}  # fmt: skip
LAWS: Final = (
    "- Nghị định số 23/2015/NĐ-CP ngày 16/02/2015 của Chính phủ;\n- Thông tư số 01/2020/TT-BTP ngày 03/3/2020.",
    "Luật Hộ tịch năm 2014",
    "Thông tư số 12/2024/TT-BTP sửa đổi, bổ sung một số điều của Thông tư số 04/2020/TT-BTP; bãi bỏ Thông tư số 05/2020/TT-BTP",
    "Nghị định số 118/2025/NĐ-CP ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính theo cơ chế một cửa",
)
PLACES: Final = (
    "Trung tâm Phục vụ hành chính công tỉnh Sông Trà",
    "Bộ phận Tiếp nhận và Trả kết quả của UBND cấp xã",
    "- Trung tâm Phục vụ hành chính công tỉnh;\n- Trung tâm Phục vụ hành chính công cấp xã",
)
DEADLINES: Final = (
    "03 ngày làm việc",
    "Không quá 05 (năm) ngày làm việc kể từ ngày nhận đủ hồ sơ",
    "Trong ngày",
    "1. Trường hợp cấp mới: 10 ngày\n2. Trường hợp cấp lại: 05 ngày",
)
FEES: Final = ("Không", "30.000 đồng/hợp đồng", "Phí: 1.200.000 đồng", "Miễn lệ phí", "2.000.000đ/lần")
SAYS: Final = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai", "mười ba",
               "mười bốn", "mười lăm", "mười sáu", "mười bảy", "mười tám", "mười chín", "hai mươi")  # fmt: skip
