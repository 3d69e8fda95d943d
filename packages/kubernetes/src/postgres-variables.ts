import type { Postgres, SecretReference } from '@fleet/model'
import type { IEnvVar } from './types.ts'

/**
 * The variables by which clients of PostgreSQL connect, those of the library libpq. Unlike a connection string they take any
 * password as it is.
 */
export const postgresVariables = (host: string, { port, user, database, password }: Postgres): IEnvVar[] => [
  { name: 'PGHOST', value: host },
  { name: 'PGPORT', value: String(port.service) },
  variable('PGUSER', user),
  variable('PGDATABASE', database),
  variable('PGPASSWORD', password),
]

const variable = (name: string, value: string | SecretReference): IEnvVar =>
  typeof value === 'string'
    ? { name, value }
    : { name, valueFrom: { secretKeyRef: { name: value.secret, key: value.key } } }
