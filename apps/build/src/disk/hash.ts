import { hash } from 'node:crypto'

/** A file's hash in the record: SHA-256, in hexadecimal. */
export const sha256 = (bytes: string | Uint8Array): string => hash('sha256', bytes)
