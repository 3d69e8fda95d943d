import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, withDefault } from '../scalars/described.ts'
import { ByteQuantity } from '../scalars/quantities.ts'
import { Resources } from './resources.ts'

/** What any store of logs states of its load. */
export const logsPerDay = field(
  z.exactOptional(ByteQuantity),
  'The bytes that the pods of each cluster that states none write to their logs in a day, before compression. By default an amount for each node is assumed.',
)

/** What any store of logs states of the proxy in front of it. */
export const gateway = (description: string) =>
  withDefault(
    exactObject({
      resources: field(
        z.exactOptional(Resources),
        'Those of its container. By default by what all clusters push through it, at least 200m of CPU and 128Mi.',
      ),
    }),
    {},
    description,
  )
