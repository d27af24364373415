"""Erase everything that is kept of somebody."""

from __future__ import annotations

from dataclasses import dataclass

from scatterpilot.ports import AccountStore, BlobStore, Document, Now, SignIns


@dataclass(frozen=True)
class EraseAccount:
    """The use case behind ``DELETE /account``; ``sign_ins`` is ``None`` where nobody signs in."""

    accounts: AccountStore
    blobs: BlobStore
    sign_ins: SignIns | None
    now: Now

    def __call__(self, owner: str, *, keep_issued: bool = False) -> Document:
        """Say what is gone and what was kept, in numbers.

        The sign-in goes last, so that whoever asked can ask again when something fails. Issued
        invoices keep their PDFs and logos: no others have files.
        """
        records = self.accounts.erase(owner, self.now(), keep_issued=keep_issued)
        keeps = records.kept_invoices > 0
        files = 0 if keeps else self.blobs.erase(owner)
        kept_files = len(self.blobs.keys(owner)) if keeps else 0
        if self.sign_ins is not None:
            self.sign_ins.delete(owner)
        return {
            "erased": {
                "invoices": records.invoices,
                "conversations": records.conversations,
                "profiles": records.profiles,
                "files": files,
                "sign_in": self.sign_ins is not None,
            },
            "kept": {"invoices": records.kept_invoices, "files": kept_files},
        }


def in_words(erasure: Document) -> str:
    """What an erasure did, in a sentence."""
    gone, kept = erasure["erased"], erasure["kept"]
    counts = ", ".join(
        f"{gone[name]} {name if gone[name] != 1 else name[:-1]}"
        for name in ("invoices", "conversations", "profiles", "files")
    )
    rest = kept["invoices"]
    return f"Erased {counts}." + (
        f" Kept {rest} issued invoice{'' if rest == 1 else 's'} with {kept['files']} files."
        if rest
        else ""
    )
