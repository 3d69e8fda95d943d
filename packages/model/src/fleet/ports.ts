import { z } from 'zod/mini'
import { exactObject } from '../scalars/checked.ts'
import { field, named, withDefault } from '../scalars/described.ts'
import type { PortName } from '../scalars/names.ts'
import { Port } from '../scalars/ports.ts'
import { entriesOf } from './topology.ts'

const PortOptions = named(
  exactObject({
    container: field(Port, 'The port that the container listens on.', 8080),
    service: field(
      z.exactOptional(z.literal([80, 443])),
      'The port of the Service, so that a URL of it needs none. By default that of the container.',
      80,
    ),
    protocol: withDefault(z.enum(['TCP', 'UDP']), 'TCP', 'Its protocol.', 'UDP'),
  }),
  'PortOptionsInput',
  { description: 'A port whose Service has another number, or that is not of TCP.' },
)

export const ContainerPort = z.union([Port, PortOptions])
export type ContainerPort = z.output<typeof ContainerPort>

/** A port of a workload with all that its Service, its pod and its NetworkPolicy say of it. */
export interface ServedPort {
  readonly name: PortName
  /** The number in the container. */
  readonly container: number
  /** The number of the Service. */
  readonly service: number
  readonly protocol: 'TCP' | 'UDP'
}

export const servedPorts = (ports: Readonly<Record<PortName, ContainerPort>>): readonly ServedPort[] =>
  entriesOf(ports).map(([name, port]) => servedPort(name, port))

const servedPort = (name: PortName, port: ContainerPort): ServedPort => {
  if (typeof port === 'number') return { name, container: port, service: port, protocol: 'TCP' }
  const { container, service = container, protocol } = port
  return { name, container, service, protocol }
}

export const isOfUdp = (port: ContainerPort): boolean => typeof port !== 'number' && port.protocol === 'UDP'
