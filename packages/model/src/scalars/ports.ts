import type { z } from 'zod/mini'
import { wholeNumber } from './checked.ts'

/** A TCP port that a container or a Service listens on. */
export const Port = wholeNumber(1, 65535, 'a port').brand<'Port'>()
export type Port = z.output<typeof Port>

/** A port that every node of a cluster opens for a Service, from the range that kube-apiserver serves by default. */
export const NodePort = wholeNumber(
  30000,
  32767,
  'a NodePort',
  'use a whole number from 30000 to 32767, the range that kube-apiserver gives out',
).brand<'NodePort'>()
export type NodePort = z.output<typeof NodePort>
