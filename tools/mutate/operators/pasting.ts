import { isEmbedded, withValue } from '../document-path.ts'
import type { Site } from '../site.ts'
import { atSites } from './at-sites.ts'

type Fields = Readonly<Record<string, unknown>>

/** What `kubectl get --output yaml` adds. */
const SERVER_FIELDS: Fields = {
  resourceVersion: '48151623',
  uid: '7c1d6a52-8f0b-4f7e-9f61-0c2b4b6d3a10',
  creationTimestamp: '2026-03-01T10:00:00Z',
  generation: 4,
  managedFields: [],
}

export const pasteLiveObject = atSites(
  'paste-live-object',
  'an object as `kubectl get --output yaml` shows it',
  ({ keys }) => keys.length === 1 && keys[0] === 'metadata',
  ({ value }, random) => {
    const field = random.one([...Object.keys(SERVER_FIELDS), 'status'])
    return {
      message: `${field} pasted in`,
      to: (holder, key) =>
        field === 'status'
          ? { ...(holder as Fields), status: { observedGeneration: 4 } }
          : withValue(holder, key, { ...(value as Fields), [field]: SERVER_FIELDS[field] }),
    }
  },
)

/** What Grafana's export of a dashboard adds. */
const EXPORTED: Fields = {
  id: 12,
  version: 7,
  iteration: 1_700_000_000_000,
  gnetId: 1860,
  __inputs: [{ name: 'DS_PROMETHEUS', type: 'datasource', pluginId: 'prometheus' }],
  __requires: [{ type: 'grafana', id: 'grafana', name: 'Grafana', version: '13.0.0' }],
}

const isDashboard = ({ keys, value }: Site): boolean =>
  isEmbedded(keys.at(-1) ?? '', value) && value.startsWith('{')

export const pasteExport = atSites(
  'paste-export',
  'a dashboard as Grafana exports it',
  isDashboard,
  ({ value }, random) => {
    const field = random.one(Object.keys(EXPORTED))
    const model = JSON.parse(String(value)) as Fields
    return {
      message: `${field} pasted in`,
      to: (holder, key) =>
        withValue(holder, key, JSON.stringify({ ...model, [field]: EXPORTED[field] }, undefined, 2)),
    }
  },
)

/** The size of a screenshot, which no ConfigMap takes. */
const PICTURE_IN_BYTES = 1_200_000

export const pastePicture = atSites(
  'paste-picture',
  'a picture that was pasted into a text of a dashboard',
  ({ keys, value }) => keys.at(-1) === 'description' && keys.includes('panels') && typeof value === 'string',
  ({ value }) => ({
    message: 'a picture pasted in',
    to: (holder, key) =>
      withValue(
        holder,
        key,
        `${String(value)} ![](data:image/png;base64,${'iVBORw0K'.repeat(PICTURE_IN_BYTES / 8)})`,
      ),
  }),
)

export const duplicateItem = atSites(
  'duplicate-item',
  'an entry of a list that was pasted twice',
  ({ holder, value }) => Array.isArray(holder) && typeof value === 'object' && value !== null,
  ({ value }) => ({
    message: 'once more',
    to: (holder, key) => (holder as readonly unknown[]).toSpliced(Number(key), 0, value),
  }),
)

/** Settings of pods of other workloads. */
const POD_FIELDS: readonly Fields[] = [
  { restartPolicy: 'OnFailure' },
  { hostNetwork: true },
  { dnsPolicy: 'None' },
  { nodeName: 'node-1' },
  { hostPID: true },
  { serviceAccountName: 'default', automountServiceAccountToken: true },
]

export const pastePodField = atSites(
  'paste-pod-field',
  'a line of a pod that was copied from a Job, an agent or a debugging session',
  ({ keys }) => keys.at(-1) === 'spec' && keys.at(-2) === 'template',
  ({ value }, random) => {
    const field = random.one(POD_FIELDS)
    return {
      message: JSON.stringify(field),
      to: (holder, key) => withValue(holder, key, { ...(value as Fields), ...field }),
    }
  },
)

export const copyVariable = atSites(
  'copy-variable',
  'a variable of a dashboard that was copied, and that nothing uses',
  ({ keys, value }) => keys.at(-1) === 'list' && keys.at(-2) === 'templating' && Array.isArray(value),
  ({ value }, random) => {
    const list = value as readonly Fields[]
    if (list.length === 0) return undefined
    const copied = random.one(list)
    const name = `${String(copied['name'])}_copy`
    return {
      message: `${name} added`,
      to: (holder, key) => withValue(holder, key, [...list, { ...copied, name }]),
    }
  },
)
