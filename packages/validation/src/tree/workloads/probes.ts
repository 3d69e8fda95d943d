import type { IContainer } from 'kubernetes-models/v1/Container'
import type { Container } from './containers.ts'

const KINDS = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const

export type ProbeKind = (typeof KINDS)[number]
export type Probe = NonNullable<IContainer[ProbeKind]>

/** A container's probes by their kind. */
export const probesOf = ({ container }: Container): readonly (readonly [ProbeKind, Probe])[] =>
  KINDS.flatMap((kind) => {
    const probe = container[kind]
    return probe ? [[kind, probe] as const] : []
  })
