//! Routes, extractors, forms, layout, components, gallery, problem pages, assets.
