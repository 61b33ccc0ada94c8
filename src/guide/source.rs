//! TOML → guide.
