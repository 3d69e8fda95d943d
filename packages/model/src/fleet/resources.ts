import { z } from 'zod/mini'
import { exactObject, error } from '../scalars/checked.ts'
import { field, named } from '../scalars/described.ts'
import { ByteQuantity, bytes, CpuQuantity, millicores } from '../scalars/quantities.ts'

/** What each comparison reads: the other amounts may be malformed. */
const AmountsOfMemory = z.object({
  requests: z.object({ memory: ByteQuantity }),
  limits: z.object({ memory: ByteQuantity }),
})
const AmountsOfCpu = z.object({
  requests: z.object({ cpu: CpuQuantity }),
  limits: z.object({ cpu: z.exactOptional(CpuQuantity) }),
})

export const Resources = named(
  exactObject({
    requests: field(
      exactObject({
        cpu: field(CpuQuantity, 'Processor time that a node keeps free for it.', '50m'),
        memory: field(ByteQuantity, 'Memory that a node keeps free for it, at most its limit.', '128Mi'),
      }),
      'What the scheduler looks for on a node.',
    ),
    limits: field(
      exactObject({
        cpu: field(
          z.exactOptional(CpuQuantity),
          'Processor time at which it is throttled. By default a burst uses idle cores.',
          '500m',
        ),
        memory: field(ByteQuantity, 'Memory at which the kernel kills it.', '256Mi'),
      }),
      'What it may use. Memory is always limited.',
    ),
  })
    .check(
      z.refine(({ requests, limits }) => bytes(requests.memory) <= bytes(limits.memory), {
        path: ['requests', 'memory'],
        when: ({ value }) => AmountsOfMemory.safeParse(value).success,
        error: error(
          'the container asks for more memory than it may use',
          'raise limits.memory or lower requests.memory',
        ),
      }),
    )
    .check(
      z.refine(({ requests, limits }) => !limits.cpu || millicores(requests.cpu) <= millicores(limits.cpu), {
        path: ['requests', 'cpu'],
        when: ({ value }) => AmountsOfCpu.safeParse(value).success,
        error: error(
          'the container asks for more CPU than it may use',
          'raise limits.cpu or lower requests.cpu',
        ),
      }),
    ),
  'ResourcesInput',
  { description: 'The requests and limits of a container.' },
)
export type Resources = z.output<typeof Resources>
