/** Trades the bare login of a seeded person for an access token: for scripts and tests. */
export const developmentLoginGrant = 'urn:anmalan:development-login';
