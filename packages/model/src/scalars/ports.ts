import type { z } from 'zod/mini'
import { wholeNumber } from './checked.ts'
import { named } from './described.ts'

export const Port = named(wholeNumber(1, 65535, 'a port'), 'Port', {
  description: 'A TCP port that a container or a Service listens on.',
  examples: [8080],
}).brand<'Port'>()
export type Port = z.output<typeof Port>

export const NodePort = named(
  wholeNumber(
    30000,
    32767,
    'a NodePort',
    'use a whole number from 30000 to 32767, the range that kube-apiserver gives out',
  ),
  'NodePort',
  {
    description:
      'A port that every node of a cluster opens for a Service, from the range that kube-apiserver gives out.',
    examples: [30100],
  },
).brand<'NodePort'>()
export type NodePort = z.output<typeof NodePort>
