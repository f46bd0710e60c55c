import { acceptanceSuite } from '#test/process/fleet/acceptance';

// The bundles that are deployed.
acceptanceSuite([['--functions']]);
