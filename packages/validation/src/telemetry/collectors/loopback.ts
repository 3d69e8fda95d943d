const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[?::1\]?)$/

/** Whether a host is reached from inside its pod only. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)
