"""MiniStack, with modules that close its gaps. Each module describes its gap.

Run it as a folder (`python scripts/emulator/gaps`). MiniStack's own environment variables configure it. The modules patch
MiniStack and work with one version only, that of requirements.txt.
"""

import call_log
import dead_letters
import functions
import gateway
import mail
import nested_stacks
import placeholders
import role_checks
import rules
import streams
import table_policies
import transport
import user_pool

for module in (
    *(call_log, dead_letters, functions, gateway, mail, nested_stacks, placeholders, role_checks),
    *(rules, streams, table_policies, transport, user_pool),
):
    module.close_gaps()

if __name__ == "__main__":
    from ministack.app import main

    main()
