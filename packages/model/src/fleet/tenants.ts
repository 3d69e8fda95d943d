import { z } from 'zod/mini'
import { field } from '../scalars/described.ts'

export const Tenants = field(
  z.exactOptional(z.enum(['prepared', 'per-cluster'])),
  'Whether each cluster has a tenant of its own in the stores of metrics and logs, by the credential that pushes. Grafana, alerts and `doctor` read all of them. With `prepared` the gateway names the tenant of each push, and Loki does not ask for one yet: for the move of a running fleet, which would lose lines without it. With `per-cluster` Loki takes and reads nothing without a tenant. Traces have no tenants. By default all clusters are one tenant.',
  'per-cluster',
)
