import { z } from 'zod/mini'
import { exactObject, NonEmptyString, wholeNumber } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'

/** The capabilities that the Pod Security level `baseline` lets a container have; every other one is dropped. */
const Capability = z.enum(['CHOWN', 'DAC_OVERRIDE', 'FOWNER', 'KILL', 'NET_BIND_SERVICE', 'SETGID', 'SETUID'])

export const RunAs = named(
  z.discriminatedUnion('as', [
    exactObject({
      as: field(z.literal('user'), 'A user without any capability.'),
      id: field(
        wholeNumber(1, 65535),
        'The number of the user, as the image’s documentation states it.',
        1000,
      ),
      volumesGroup: field(
        z.exactOptional(wholeNumber(1, 65535)),
        'The number of the group that owns the volumes, so that the user can write to them. By default nothing changes their owner.',
        1000,
      ),
    }),
    exactObject({
      as: field(z.literal('root'), 'The user root.'),
      because: field(NonEmptyString, 'Why the image needs it.', 'its init changes to a user of its own'),
      capabilities: field(
        z.array(Capability),
        'The capabilities that it keeps. Every other one is dropped.',
        ['CHOWN'],
      ),
    }),
  ]),
  'RunAsInput',
  { description: 'The user of the container’s process.' },
)
export type RunAs = z.output<typeof RunAs>
