//! Type scale, leading, page masters, roles → inks; editions.
