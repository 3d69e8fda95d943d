import fc from 'fast-check'
import type { CronJobInput } from '../fleet/cron-job.ts'
import { anyResources } from './any-resources.ts'
import { anyEnvName, anyName, anyOwnStorageClass, anyPath, anyText, sizeOf } from './any-scalar.ts'
import { anyImage } from './any-versions.ts'

/** What workloads and CronJobs state of their pods, without references to others. */
export type PodInput = Omit<
  CronJobInput,
  'schedule' | 'timeZone' | 'concurrencyPolicy' | 'deadline' | 'retries'
>

type Volumes = NonNullable<PodInput['volumes']>
type Folders = NonNullable<PodInput['folders']>
type Helpers = NonNullable<PodInput['init']>

/** Any valid pod of a namespace. */
export const anyPod = (namespace: fc.Arbitrary<string>): fc.Arbitrary<PodInput> =>
  fc
    .record({
      namespace,
      image: anyImage(),
      resources: anyResources(),
      runAs: anyRunAs(),
      readOnlyRootFilesystem: fc.boolean(),
      ...anyProgram,
      optional: fc.record(
        {
          config: anyConfig,
          architecture: fc.constantFrom('amd64' as const, 'arm64' as const),
          annotations: anyAnnotations,
        },
        { requiredKeys: [] },
      ),
      volumes: anyVolumes(),
      folders: anyFolders(),
      helpers: fc.record({ init: anyHelpers, sidecars: anyHelpers }, { requiredKeys: [] }),
      hostAccess: fc.option(anyHostAccess, { nil: undefined, freq: 2 }),
    })
    .map(({ optional, volumes, folders, helpers, hostAccess, program, ...pod }) => ({
      ...pod,
      ...program,
      ...optional,
      ...(Object.keys(volumes).length > 0 && { volumes }),
      ...(Object.keys(folders).length > 0 && { folders }),
      ...(helpers.init && { init: named('init', helpers.init, volumes) }),
      ...(helpers.sidecars && { sidecars: named('sidecar', helpers.sidecars, volumes) }),
      ...(hostAccess && { hostAccess: withDevice(hostAccess, folders) }),
    }))

const anyScratch = (): fc.Arbitrary<string[]> => fc.subarray(['/tmp', '/run', '/var/cache/app'])

const anyEnv = (): fc.Arbitrary<Record<string, string>> =>
  fc.dictionary(anyEnvName, anyText, { maxKeys: 3, noNullPrototype: true })

/** No reference to a variable: the rules of trees know which ones a container has. */
const anyArgument = anyText.filter((text) => !/\$[(A-Za-z_]/.test(text))

const anyProgram = {
  program: fc.record(
    {
      command: fc.array(anyArgument, { minLength: 1, maxLength: 2 }),
      args: fc.array(anyArgument, { maxLength: 2 }),
      scratch: anyScratch(),
      env: anyEnv(),
    },
    { requiredKeys: [] },
  ),
}

const anyRunAs = (): fc.Arbitrary<PodInput['runAs']> => {
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

/** Not the path of a file beside the inventory, of which generated fleets have none. */
const anyConfigText = anyText.filter((text) => !/^\.{1,2}\//.test(text))

/** Two files of one name stand in different folders. */
const anyConfig: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom('/etc/app/config.yaml', '/etc/app/more/config.yaml', '/etc/app/.env', '/rules_1.txt'),
  anyConfigText,
  { minKeys: 1, maxKeys: 3, noNullPrototype: true },
)

const anyAnnotations: fc.Arbitrary<Record<string, string>> = fc.dictionary(
  fc.constantFrom('backup.example.org/volumes', 'note', 'a.example/B_c.d'),
  anyText,
  { maxKeys: 2, noNullPrototype: true },
)

const anyVolumeName = anyName.filter((name) => !name.startsWith('scratch-'))

const anyVolumes = (): fc.Arbitrary<Volumes> =>
  fc
    .dictionary(
      anyVolumeName,
      fc.record({
        size: fc.integer({ min: 1, max: 9999 }),
        subPaths: fc.uniqueArray(anyName, { maxLength: 2 }),
        storageClass: fc.option(anyOwnStorageClass, { nil: undefined }),
      }),
      { maxKeys: 2, noNullPrototype: true },
    )
    .map((volumes) =>
      Object.fromEntries(
        Object.entries(volumes).map(([name, { size, subPaths, storageClass }]) => [
          name,
          {
            size: sizeOf(size),
            ...(storageClass !== undefined && { storageClass }),
            mounts: [
              { path: `/${name}` },
              ...subPaths.map((subPath) => ({ path: `/${name}-parts/${subPath}`, subPath })),
            ],
          },
        ]),
      ),
    )

/** Folders of other machines, of the node, and empty ones. That of another workload’s volume needs that workload. */
const anyFolders = (): fc.Arbitrary<Folders> =>
  fc
    .uniqueArray(
      fc.oneof(
        fc.record(
          {
            from: fc.constant('nfs' as const),
            server: fc.constantFrom('nas', 'nas.example.org', '192.168.4.9'),
            path: anyPath,
            readOnly: fc.boolean(),
          },
          { requiredKeys: ['from', 'server', 'path'] },
        ),
        fc.record(
          {
            from: fc.constant('node' as const),
            path: fc.constantFrom('/dev/dri', '/srv/media', '/run/app.sock'),
            type: fc.constantFrom('Directory' as const, 'CharDevice' as const, 'Socket' as const),
            because: anyText,
            readOnly: fc.boolean(),
          },
          { requiredKeys: ['from', 'path', 'because'] },
        ),
        fc.record(
          { from: fc.constant('empty' as const), size: fc.integer({ min: 1, max: 999 }).map(sizeOf) },
          { requiredKeys: ['from'] },
        ),
      ),
      { maxLength: 2, selector: ({ from }) => from },
    )
    .chain((folders) => fc.tuple(fc.constant(folders), fc.option(anyName, { nil: undefined })))
    .map(([folders, subPath]) =>
      Object.fromEntries(
        folders.map((folder) => [
          // Names of volumes are shorter.
          `folder-of-${folder.from}-there`,
          { ...folder, mounts: [{ path: `/folders/${folder.from}`, ...(subPath && { subPath }) }] },
        ]),
      ),
    )

const anyHelpers = fc.array(
  fc
    .record({
      image: anyImage(),
      resources: anyResources(),
      ...anyProgram,
      readOnlyRootFilesystem: fc.option(fc.boolean(), { nil: undefined }),
      mountsVolume: fc.boolean(),
    })
    .map(({ program, readOnlyRootFilesystem, ...helper }) => ({
      ...helper,
      ...program,
      ...(readOnlyRootFilesystem !== undefined && { readOnlyRootFilesystem }),
    })),
  { minLength: 1, maxLength: 2 },
)

type Unnamed = Omit<Helpers[number], 'name' | 'mounts'> & { readonly mountsVolume: boolean }

/** With names that no workload has, and perhaps the first volume of the pod. */
const named = (list: string, helpers: readonly Unnamed[], volumes: Volumes): Helpers =>
  helpers.map(({ mountsVolume, ...helper }, index) => {
    const [volume] = Object.keys(volumes)
    return {
      ...helper,
      name: `x-${list}-${index}`,
      ...(mountsVolume &&
        volume !== undefined && {
          mounts: { [volume]: [{ path: '/shared' }, { path: '/part', subPath: 'part' }] },
        }),
    }
  })

const anyHostAccess = fc.record(
  { because: anyText, network: fc.boolean(), devices: fc.boolean() },
  { requiredKeys: ['because'] },
)

/** A pod without a folder of its node has no use for devices. */
const withDevice = (
  { devices, ...access }: NonNullable<PodInput['hostAccess']>,
  folders: Folders,
): NonNullable<PodInput['hostAccess']> => ({
  ...access,
  ...(devices !== undefined && {
    devices: devices && Object.values(folders).some(({ from }) => from === 'node'),
  }),
})
