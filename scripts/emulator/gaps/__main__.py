"""MiniStack with its gaps closed, each in a module of its own that says which.

Run as a folder (`python scripts/emulator/gaps`), set up by MiniStack's own environment variables. The modules reach
into MiniStack, so they hold for one version of it only: the one in requirements.txt.
"""

import dead_letters
import functions
import gateway
import in_its_name
import mail
import noted_calls
import placeholders
import rules
import streams
import transport
import user_pool

for module in (
    *(dead_letters, functions, gateway, in_its_name, mail, noted_calls, placeholders, rules),
    *(streams, transport, user_pool),
):
    module.close_gaps()

if __name__ == "__main__":
    from ministack.app import main

    main()
