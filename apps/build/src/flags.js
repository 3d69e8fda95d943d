import { setFlagsFromString } from 'node:v8'

/** A build is over before the space for young objects would have paid for growing: it stays as small as it starts. */
export const setFlags = () => setFlagsFromString('--semi-space-growth-factor=1')
