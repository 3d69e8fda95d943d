import { z } from 'zod/mini'
import { exactObject, NonEmptyString } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { SecretReference } from './secret.ts'

const Program = z.literal('postgresql')

export const DatabaseExporter = named(
  z.union([
    Program,
    exactObject({
      of: field(Program, 'The database that it watches.'),
      user: field(NonEmptyString, 'The user of the database as which it connects.', 'monitor'),
      password: field(SecretReference, 'The password of that user.'),
    }),
  ]),
  'DatabaseExporterInput',
  {
    description:
      'A program beside a database that shows its metrics. By its word alone it connects as the user that the workload makes; a user of its own needs no more than the role `pg_monitor`.',
  },
)
export type DatabaseExporter = z.output<typeof DatabaseExporter>

/** The Deployment and the Service of a workload's exporter. */
export const exporterName = (of: string): string => `${of}-exporter`
