//! From what somebody typed to the body she means.

use organisation::Body;
use organisation::body::store as bodies;
use store::Snapshot;

use crate::stop::Stop;

/// The Union of this slug.
///
/// # Errors
/// A sentence that lists the slugs there are.
pub(super) async fn union(view: &Snapshot, slug: &str) -> Result<Body, Stop> {
    match bodies::find_by_slug(view, slug).await? {
        Some(body) => Ok(body),
        None => Err(Stop::said(format!("Không có Liên hiệp hội nào có mã “{slug}”. {}", slugs(view).await?))),
    }
}

/// The body of this slug or of this id.
///
/// # Errors
/// A sentence that lists the slugs there are.
pub(super) async fn body(view: &Snapshot, typed: &str) -> Result<Body, Stop> {
    let by_id = match typed.parse() {
        Ok(id) => bodies::find(view, id).await?,
        Err(_) => None,
    };
    match by_id {
        Some(body) => Ok(body),
        None => match bodies::find_by_slug(view, typed).await? {
            Some(body) => Ok(body),
            None => Err(Stop::said(format!("Không có tổ chức nào có mã “{typed}”. {}", slugs(view).await?))),
        },
    }
}

async fn slugs(view: &Snapshot) -> Result<String, Stop> {
    let known: Vec<String> = bodies::unions(view).await?.into_iter().map(|body| body.slug).collect();
    Ok(if known.is_empty() {
        "Chưa có Liên hiệp hội nào.".to_owned()
    } else {
        format!("Các mã đang có: {}.", known.join(", "))
    })
}
