import { command } from '../hosts/commands.ts'

/** Who pushes, and what proves it. */
export interface Credential {
  readonly user: string
  readonly password: string
}

/** A credential as docs/guides/push-credentials.md makes it. */
export const newCredential = (user: string): Credential => ({
  user,
  password: command('openssl', 'rand', '-hex', '32').trim(),
})

/** Its line in the file of users, with the hash of the guide. */
export const userLine = ({ user, password }: Credential): string =>
  `${user}:${command('openssl', 'passwd', '-apr1', password)}`

/** What a spoke sends after `Basic`. */
export const encoded = ({ user, password }: Credential): string =>
  Buffer.from(`${user}:${password}`).toString('base64')
