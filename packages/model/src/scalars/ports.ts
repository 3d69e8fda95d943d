import { z } from 'zod'
import { mistake } from './checked.ts'

const portBetween = (low: number, high: number, what: string, mend: string) =>
  z.number().refine((value) => Number.isInteger(value) && value >= low && value <= high, {
    error: (issue) => mistake(`${String(issue.input)} is not ${what}`, mend),
  })

/** A TCP port that a container or a Service listens on. */
export const Port = portBetween(1, 65535, 'a port', 'use a whole number from 1 to 65535').brand<'Port'>()
export type Port = z.output<typeof Port>

/** A port that every node of a cluster opens for a Service, from the range that kube-apiserver serves by default. */
export const NodePort = portBetween(
  30000,
  32767,
  'a NodePort',
  'use a whole number from 30000 to 32767, the range that kube-apiserver gives out',
).brand<'NodePort'>()
export type NodePort = z.output<typeof NodePort>
