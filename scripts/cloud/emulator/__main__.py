"""MiniStack with its gaps closed, each in a module of its own that says which.

Run as a folder (`python scripts/cloud/emulator`), set up by MiniStack's own environment variables. The modules reach
into MiniStack, so they hold for one version of it only: the one in requirements.txt.
"""

import functions
import gateway
import generated_secrets
import noted_calls
import placeholders
import streams
import transport
import user_pool

for module in (functions, gateway, generated_secrets, noted_calls, placeholders, streams, transport, user_pool):
    module.close_gaps()

if __name__ == "__main__":
    from ministack.app import main

    main()
