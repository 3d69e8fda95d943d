import { hash } from 'node:crypto'

/** A file's bytes as the record knows them: SHA-256, in hexadecimal. */
export const sha256 = (bytes: string | Uint8Array): string => hash('sha256', bytes)
