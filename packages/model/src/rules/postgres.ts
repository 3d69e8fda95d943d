import { postgresOf, postgresPort } from '../contracts/postgres.ts'
import { entriesOf } from '../fleet/topology.ts'
import type { Workload } from '../fleet/workload.ts'
import type { InventoryRule } from './inventory-rule.ts'
import { allEntriesOf, eachReadable } from './readable.ts'

/** Checks that each workload with a field about its PostgreSQL is one. */
export const requirePostgres =
  (field: 'backup' | 'exporter', inWords: string): InventoryRule['check'] =>
  ({ clusters }) =>
    eachReadable(entriesOf(clusters), ([cluster, { workloads, secrets }]) =>
      eachReadable(entriesOf(workloads), ([name, workload]) => {
        if (!workload[field]) return []
        const ports = Object.fromEntries(allEntriesOf(workload.ports)) as Workload['ports']
        const lack = postgresPort({ ports })
          ? !postgresOf({ ...workload, ports }, secrets) && LACK.password
          : LACK.port
        return lack
          ? [
              {
                path: ['clusters', cluster, 'workloads', name, field],
                message: `${name} has ${inWords} and no ${lack.what}`,
                impact: `only a PostgreSQL of the official image, or of one made from it, has ${inWords}`,
                fix: lack.fix(field),
              },
            ]
          : []
      }),
    )

const LACK = {
  port: {
    what: 'port 5432',
    fix: (field: string) => `list port 5432 among its ports, or remove ${field}`,
  },
  password: {
    what: 'variable POSTGRES_PASSWORD',
    fix: () =>
      'state POSTGRES_PASSWORD in env, as that image takes it, or list it among the keys of a Secret of envFrom',
  },
} as const
