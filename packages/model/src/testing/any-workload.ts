import fc from 'fast-check'
import type { WorkloadInput } from '../fleet/workload.ts'
import { anyPod } from './any-pod.ts'
import { anyPath, anyPortName, anyText } from './any-scalar.ts'

/** Any valid workload of a namespace without references. */
export const anyWorkload = (namespace: fc.Arbitrary<string>): fc.Arbitrary<WorkloadInput> =>
  fc
    .record({
      pod: anyPod(namespace),
      ports: anyPorts(),
      probe: anyProbe(),
      keepsData: fc.boolean(),
      several: anyNumber,
    })
    .map(({ pod, ports: wanted, probe, keepsData, several }) => {
      // Two pods of one node cannot have one port.
      const ports = pod.hostAccess?.network === true ? {} : wanted
      const isAlone = pod.volumes !== undefined || pod.hostAccess?.network === true
      return {
        ...pod,
        ports,
        probes: probe(portsOfTcp(ports)),
        controller: keepsData && pod.volumes ? 'StatefulSet' : 'Deployment',
        ...(!isAlone && several),
      }
    })

/** How many pods a workload without volumes has. */
const anyNumber: fc.Arbitrary<Pick<WorkloadInput, 'replicas' | 'autoscaling'>> = fc.oneof(
  fc.constant({}),
  fc.record({ replicas: fc.integer({ min: 1, max: 5 }) }),
  fc
    .record(
      {
        min: fc.integer({ min: 1, max: 3 }),
        max: fc.integer({ min: 3, max: 9 }),
        cpu: fc.integer({ min: 1, max: 300 }),
      },
      { requiredKeys: ['min', 'max'] },
    )
    .map((autoscaling) => ({ autoscaling })),
)

type Ports = WorkloadInput['ports']

const anyPorts = (): fc.Arbitrary<Ports> =>
  fc
    .uniqueArray(fc.tuple(anyPortName, fc.integer({ min: 1024, max: 65535 }), anyForm), {
      maxLength: 3,
      comparator: ([name, port], [otherName, otherPort]) => name === otherName || port === otherPort,
    })
    .map((ports) => Object.fromEntries(ports.map(([name, port, form], index) => [name, form(port, index)])))

/** A number alone, or with what differs from the usual. One of them is port 80 of the Service. */
const anyForm: fc.Arbitrary<(port: number, index: number) => Ports[string]> = fc
  .record(
    { service: fc.constant(80 as const), protocol: fc.constantFrom('TCP' as const, 'UDP' as const) },
    { requiredKeys: [] },
  )
  .map(
    ({ service, ...options }) =>
      (port, index) =>
        service === undefined && Object.keys(options).length === 0
          ? port
          : { container: port, ...(service && index === 0 && { service }), ...options },
  )

const portsOfTcp = (ports: Ports): readonly string[] =>
  Object.entries(ports).flatMap(([name, port]) =>
    typeof port === 'object' && port.protocol === 'UDP' ? [] : [name],
  )

type Probes = WorkloadInput['probes']

/** Probes for the ports: a workload without ports has only command probes. */
const anyProbe = (): fc.Arbitrary<(ports: readonly string[]) => Probes> =>
  fc
    .record({
      path: anyPath,
      port: fc.nat(),
      command: fc.array(anyText, { minLength: 1, maxLength: 3 }),
      asksByHttp: fc.boolean(),
      timings: fc.record(
        { liveness: anyTiming(), readiness: anyTiming(), startup: anyTiming() },
        { requiredKeys: ['liveness', 'readiness'] },
      ),
    })
    .map(({ path, port, command, asksByHttp, timings }) => (ports) => {
      const name = ports[port % ports.length]
      return {
        action:
          asksByHttp && name !== undefined ? { type: 'http', path, port: name } : { type: 'exec', command },
        ...timings,
      }
    })

const anyTiming = (): fc.Arbitrary<Probes['liveness']> =>
  fc
    .record(
      {
        periodSeconds: fc.integer({ min: 1, max: 60 }),
        timeoutSeconds: fc.integer({ min: 1, max: 60 }),
        initialDelaySeconds: fc.integer({ min: 0, max: 3600 }),
        failureThreshold: fc.integer({ min: 1, max: 1000 }),
      },
      { requiredKeys: ['periodSeconds', 'timeoutSeconds'] },
    )
    .map((timing) => ({ ...timing, timeoutSeconds: Math.min(timing.timeoutSeconds, timing.periodSeconds) }))
