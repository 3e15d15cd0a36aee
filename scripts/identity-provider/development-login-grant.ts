/**
 * Grant type by which scripts and tests trade the bare login of a seeded person for an access
 * token.
 */
export const developmentLoginGrant = 'urn:anmalan:development-login';
