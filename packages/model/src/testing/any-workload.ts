import fc from 'fast-check'
import type { WorkloadInput } from '../fleet/workload.ts'
import { anyResources } from './any-resources.ts'
import { anyEnvName, anyName, anyPath, anyPortName, anyText, sizeOf } from './any-scalar.ts'
import { anyImage } from './any-versions.ts'

/** Any valid workload of a namespace without references. */
export const anyWorkload = (namespace: fc.Arbitrary<string>): fc.Arbitrary<WorkloadInput> =>
  fc
    .record({
      namespace,
      image: anyImage(),
      ports: anyPorts(),
      probe: anyProbe(),
      resources: anyResources(),
      runAs: anyRunAs(),
      readOnlyRootFilesystem: fc.boolean(),
      optional: fc.record({ scratch: anyScratch(), env: anyEnv() }, { requiredKeys: [] }),
      volumes: anyVolumes(),
      keepsData: fc.boolean(),
    })
    .map(({ ports, probe, optional, volumes, keepsData, ...workload }) => ({
      ...workload,
      ...optional,
      ports,
      probes: probe(Object.keys(ports)),
      ...(Object.keys(volumes).length === 0 ? {} : { volumes }),
      controller: keepsData && Object.keys(volumes).length > 0 ? 'StatefulSet' : 'Deployment',
    }))

const anyPorts = (): fc.Arbitrary<Record<string, number>> =>
  fc
    .uniqueArray(fc.tuple(anyPortName, fc.integer({ min: 1, max: 65535 })), {
      maxLength: 3,
      comparator: ([name, port], [otherName, otherPort]) => name === otherName || port === otherPort,
    })
    .map((ports) => Object.fromEntries(ports))

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

const anyRunAs = (): fc.Arbitrary<WorkloadInput['runAs']> => {
  const id = fc.integer({ min: 1, max: 65535 })
  return fc.oneof(
    fc.record({ as: fc.constant('user' as const), id, volumesGroup: id }, { requiredKeys: ['as', 'id'] }),
    fc.record({
      as: fc.constant('root' as const),
      because: anyText,
      capabilities: fc.subarray(['CHOWN', 'FOWNER', 'NET_BIND_SERVICE', 'SETUID'] as const),
    }),
  )
}

const anyScratch = (): fc.Arbitrary<string[]> => fc.subarray(['/tmp', '/run', '/var/cache/app'])

const anyEnv = (): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(anyEnvName, anyText, {
    maxKeys: 3,
    noNullPrototype: true,
  })

const anyVolumeName = anyName.filter((name) => !name.startsWith('scratch-'))

const anyVolumes = (): fc.Arbitrary<NonNullable<WorkloadInput['volumes']>> =>
  fc
    .dictionary(
      anyVolumeName,
      fc.record({
        size: fc.integer({ min: 1, max: 9999 }),
        subPaths: fc.uniqueArray(anyName, { maxLength: 2 }),
      }),
      { maxKeys: 2, noNullPrototype: true },
    )
    .map((volumes) =>
      Object.fromEntries(
        Object.entries(volumes).map(([name, { size, subPaths }]) => [
          name,
          {
            size: sizeOf(size),
            mounts: [
              { path: `/${name}` },
              ...subPaths.map((subPath) => ({ path: `/${name}-parts/${subPath}`, subPath })),
            ],
          },
        ]),
      ),
    )
