/** The answer to a wrong credential, and to none. `doctor` and the log of a collector of metrics show it. */
export const REFUSAL = 'the hub does not accept this credential'
