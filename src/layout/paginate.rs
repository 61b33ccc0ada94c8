//! paginate
