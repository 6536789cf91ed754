"""The mesh-sandbox application with our own mailboxes.

The package reads its mailboxes and workflows from its own folder. Here they come from the folder
named by MESH_SANDBOX_SETTINGS, in the files mailboxes.jsonl and workflows.jsonl.
"""

import os

from mesh_sandbox.store.file_store import FileStore


def data_folder(store):
    # The first thing that a store asks for, before it reads anything.
    store._canned_data_dir = os.environ["MESH_SANDBOX_SETTINGS"]
    return store._config.mailboxes_dir


FileStore.get_mailboxes_data_dir = data_folder

from mesh_sandbox.api import app  # noqa: E402, F401  (made when it is imported, so after the above)
