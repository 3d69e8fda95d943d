import type { Cluster } from '../fleet/cluster.ts'
import { servedPorts, type ServedPort } from '../fleet/ports.ts'
import type { SecretReference } from '../fleet/secret.ts'
import { entryOf } from '../fleet/topology.ts'
import type { Workload } from '../fleet/workload.ts'
import type { SecretKey } from '../scalars/names.ts'

/** How a PostgreSQL of the official image, or of one made from it, is reached. */
export interface Postgres {
  readonly port: ServedPort
  readonly user: string | SecretReference
  readonly database: string | SecretReference
  readonly password: string | SecretReference
}

const POSTGRES_PORT = 5432

/** The port of PostgreSQL, where a workload has it. */
export const postgresPort = ({ ports }: Pick<Workload, 'ports'>): ServedPort | undefined =>
  servedPorts(ports).find(({ container, protocol }) => container === POSTGRES_PORT && protocol === 'TCP')

/** The PostgreSQL that a workload is, by its port and the variables of the official image, with that image's defaults. */
export const postgresOf = (workload: Workload, secrets: Cluster['secrets']): Postgres | undefined => {
  const port = postgresPort(workload)
  const password = variable('POSTGRES_PASSWORD', workload, secrets)
  if (!port || password === undefined) return undefined
  const user = variable('POSTGRES_USER', workload, secrets) ?? 'postgres'
  return { port, user, database: variable('POSTGRES_DB', workload, secrets) ?? user, password }
}

/** The value of a variable: its own, or that of the last Secret which has it as a key. */
const variable = (
  name: string,
  { env, envFrom = [] }: Workload,
  secrets: Cluster['secrets'],
): string | SecretReference | undefined => {
  const own = entryOf<string | SecretReference>(env ?? {}, name)
  if (own !== undefined) return own
  const secret = envFrom.findLast((one) => Object.hasOwn(entryOf(secrets, one)?.keys ?? {}, name))
  return secret === undefined ? undefined : { secret, key: name as SecretKey }
}

/** Whether a client of a PostgreSQL reads a Secret. */
export const connectsBy = ({ user, database, password }: Postgres, secret: string): boolean =>
  [user, database, password].some((value) => typeof value === 'object' && value.secret === secret)
