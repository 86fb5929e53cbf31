//! What can stop a publication, and how to say it to a city official.

use super::paths::PathFault;
use std::path::{Path, PathBuf};
use std::{error, fmt, io};

/// What was being done to a path when the system said no.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Reading a file or listing a folder.
    Read,
    /// Writing a file or making a folder.
    Write,
    /// Removing a file or a folder.
    Remove,
    /// Taking the lock file.
    Lock,
    /// Putting the finished folder in its place.
    Swap,
}

/// Why nothing was published. Except for [`PublishError::Leftover`], each of
/// them means that the output folder is exactly as it was.
#[derive(Debug)]
pub enum PublishError {
    /// The build made no file. Publishing it would empty the site.
    Empty,
    /// A file of the build has a path that cannot be published.
    BadPath {
        /// The path as the build gave it.
        path: String,
        /// What is wrong with it.
        fault: PathFault,
    },
    /// The output path names no folder of its own (`/`, `..`, nothing at all).
    BadOut {
        /// The output path as it was given.
        path: PathBuf,
    },
    /// The folder that should hold the output folder does not exist.
    NoParent {
        /// The missing folder.
        path: PathBuf,
    },
    /// The output path is a file or a symbolic link.
    NotAFolder {
        /// The output path.
        path: PathBuf,
    },
    /// The output folder holds things that Ayumi did not put there.
    Foreign {
        /// The output folder.
        path: PathBuf,
        /// One of the things found in it.
        found: String,
    },
    /// The output folder has a `manifest.json`, but not one that Ayumi wrote.
    BadManifest {
        /// The manifest.
        path: PathBuf,
        /// What was wrong with it.
        reason: String,
    },
    /// Another build is at work on the same output folder.
    Busy {
        /// The output folder.
        path: PathBuf,
    },
    /// A file of another site, which this build only carries over, is no longer
    /// as Ayumi published it.
    Changed {
        /// Its path below the output folder.
        path: String,
    },
    /// The file system cannot swap two folders in one step.
    NoExchange {
        /// The output folder.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// The new site stands, but the old one could not be cleared away.
    Leftover {
        /// Where the rest of the old site lies.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
    /// Anything else that the system refused.
    Io {
        /// What was being done.
        doing: Doing,
        /// To which path.
        path: PathBuf,
        /// What the system said.
        error: io::Error,
    },
}

impl PublishError {
    /// Wraps an [`io::Error`] with the facts a reader needs; for `map_err`.
    pub(super) fn io(doing: Doing, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Io { doing, path, error }
    }

    /// What is wrong and what to do about it, in Japanese or English.
    pub fn message(&self, ja: bool) -> String {
        if ja { self.japanese() } else { self.english() }
    }

    fn english(&self) -> String {
        match self {
            Self::Empty => "the build made no file, so nothing was published. Check that the \
                            content folder holds at least one site."
                .into(),
            Self::BadPath { path, fault } => {
                format!(
                    "the path {path:?} cannot be published: {fault}. Change the name it comes from."
                )
            }
            Self::BadOut { path } => format!(
                "{} does not name an output folder. Give a folder with a name of its own, such as `public`.",
                path.display()
            ),
            Self::NoParent { path } => format!(
                "the folder {} does not exist, so no output folder can be made in it. Make it first, or choose another output folder.",
                path.display()
            ),
            Self::NotAFolder { path } => format!(
                "{} is a file or a symbolic link, not a folder. Move it away, or choose another output folder.",
                path.display()
            ),
            Self::Foreign { path, found } => format!(
                "{} holds {found:?}, which Ayumi did not make, so it was left alone. Choose an empty folder, or empty this one yourself.",
                path.display()
            ),
            Self::BadManifest { path, reason } => format!(
                "{} is not a list written by Ayumi ({reason}), so its folder was left alone. Choose an empty folder, or empty this one yourself.",
                path.display()
            ),
            Self::Busy { path } => format!(
                "another build is writing to {}. Wait until it has finished, then build again.",
                path.display()
            ),
            Self::Changed { path } => format!(
                "{path} belongs to another site and is no longer as Ayumi published it. Build all sites once to renew it."
            ),
            Self::NoExchange { path, error } => format!(
                "{} cannot be replaced in one step on this disk ({error}). Choose an output folder on an ordinary local disk, and not a mount point itself.",
                path.display()
            ),
            Self::Leftover { path, error } => format!(
                "the new site is published, but the old one could not be removed from {} ({error}). Delete that folder, or build again.",
                path.display()
            ),
            Self::Io { doing, path, error } => {
                let verb = match doing {
                    Doing::Read => "read",
                    Doing::Write => "write",
                    Doing::Remove => "remove",
                    Doing::Lock => "lock",
                    Doing::Swap => "replace",
                };
                format!(
                    "cannot {verb} {}: {error}. The published site was not changed.",
                    path.display()
                )
            }
        }
    }

    fn japanese(&self) -> String {
        match self {
            Self::Empty => "公開するファイルが一つもないため、何も公開していません。内容フォルダーに自治体が一つ以上あるか確かめてください。".into(),
            Self::BadPath { path, fault } => format!(
                "「{path}」は公開できないパスです(理由:{})。もとの名前を直してください。",
                fault.message(true)
            ),
            Self::BadOut { path } => format!(
                "「{}」は出力フォルダーになりません。「public」のように名前のあるフォルダーを指定してください。",
                path.display()
            ),
            Self::NoParent { path } => format!(
                "フォルダー「{}」がないため、その中に出力フォルダーを作れません。先に作るか、別の出力フォルダーを指定してください。",
                path.display()
            ),
            Self::NotAFolder { path } => format!(
                "「{}」はフォルダーではなく、ファイルかシンボリックリンクです。別の場所へ移すか、別の出力フォルダーを指定してください。",
                path.display()
            ),
            Self::Foreign { path, found } => format!(
                "「{}」には Ayumi が作ったものではない「{found}」があるため、手を付けていません。空のフォルダーを指定するか、自分で空にしてください。",
                path.display()
            ),
            Self::BadManifest { path, reason } => format!(
                "「{}」は Ayumi が書いた一覧ではないため、このフォルダーには手を付けていません({reason})。空のフォルダーを指定するか、自分で空にしてください。",
                path.display()
            ),
            Self::Busy { path } => format!(
                "別のビルドが「{}」に書き込んでいます。終わってから、もう一度実行してください。",
                path.display()
            ),
            Self::Changed { path } => format!(
                "「{path}」は今回作り直さない自治体のファイルですが、公開したときの内容と違います。一度すべての自治体をビルドしてください。"
            ),
            Self::NoExchange { path, error } => format!(
                "このディスクでは「{}」を一度に入れ替えられません({})。ふつうの内蔵ディスクにある、マウント先そのものではないフォルダーを指定してください。",
                path.display(),
                cause(error)
            ),
            Self::Leftover { path, error } => format!(
                "新しいサイトは公開しましたが、古いサイトを「{}」から消せませんでした({})。このフォルダーを消すか、もう一度ビルドしてください。",
                path.display(),
                cause(error)
            ),
            Self::Io { doing, path, error } => {
                let verb = match doing {
                    Doing::Read => "読めません",
                    Doing::Write => "書けません",
                    Doing::Remove => "消せません",
                    Doing::Lock => "ロックできません",
                    Doing::Swap => "入れ替えられません",
                };
                format!(
                    "「{}」を{verb}({})。公開中のサイトは変わっていません。",
                    path.display(),
                    cause(error)
                )
            }
        }
    }
}

/// The usual causes in Japanese; the system's own words for the rest.
fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "見つかりません".into(),
        io::ErrorKind::PermissionDenied => "権限がありません".into(),
        io::ErrorKind::StorageFull => "ディスクの空きが足りません".into(),
        io::ErrorKind::ReadOnlyFilesystem => "書き込み禁止のディスクです".into(),
        _ => error.to_string(),
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl error::Error for PublishError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::NoExchange { error, .. }
            | Self::Leftover { error, .. }
            | Self::Io { error, .. } => Some(error),
            _ => None,
        }
    }
}
