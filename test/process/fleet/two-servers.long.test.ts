import { acceptanceSuite } from '#test/process/fleet/acceptance';

// Two servers, so that state in one process is noticed.
acceptanceSuite([[], []]);
