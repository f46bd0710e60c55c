import type { Finding } from './finding.mjs';

export function gatewayRole(region: string): Promise<Finding>;
