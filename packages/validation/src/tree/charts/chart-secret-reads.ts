import { READERS_OF_VALUES, SECRET_VALUES, type SecretValue } from '../../catalog/charts/chart-secrets.ts'
import { at, type Path } from '../../values/location.ts'
import type { ClusterView } from '../cluster-view.ts'
import { ownerOf } from '../objects.ts'
import { namespaceOfPods } from './releases.ts'
import type { SecretRead } from './secret-read.ts'
import { isMap, listOf } from '../../values/value-at.ts'
import { atValue, chartValue, type Release } from './release.ts'

/** The Secrets that the values of charts name, in every form that a pod, a custom resource or a chart takes. */
export const chartSecretReads = (cluster: ClusterView): readonly SecretRead[] =>
  cluster
    .all('helm.toolkit.fluxcd.io/v2/HelmRelease')
    .flatMap((release) => [...readsInValues(release), ...valuesFrom(release)])

interface NamedSecret {
  readonly path: Path
  readonly name: string
  readonly keys: readonly string[] | undefined
  readonly isOptional: boolean
}

const readsInValues = (release: Release): SecretRead[] => {
  const special = (SECRET_VALUES[release.object.metadata.name] ?? []).flatMap((value) =>
    knownRead(release, value),
  )
  const found = namesIn(release.object.spec?.values ?? {}, []).filter(
    ({ path }) => !special.some((one) => one.path.join('.') === path.join('.')),
  )
  return [...special, ...found].map(({ path, name, keys, isOptional }) => {
    const { name: ofRelease } = release.object.metadata
    const known = readerOf(path)
    const { reader } = known ?? { reader: ofRelease }
    return {
      reader,
      otherNames: [ofRelease],
      owner: reader === ofRelease ? ownerOf(release) : `${reader} of ${ownerOf(release)}`,
      id: `${namespaceOfPods(release, known?.part ?? reader)}.${name}`,
      keys,
      isOptional,
      location: atValue(release, ...path),
    }
  })
}

const readerOf = (path: Path) =>
  READERS_OF_VALUES.find((one) => one.path.every((key, index) => path[index] === key))

const knownRead = (release: Release, { path, keys }: SecretValue): NamedSecret[] => {
  const name = chartValue(release, ...path)
  const holder = path.slice(0, -1)
  if (!isName(name) || isOff(release, holder)) return []
  const read = keys?.map(([beside, byDefault]) => {
    const given = beside === undefined ? undefined : chartValue(release, ...holder, beside)
    return typeof given === 'string' ? given : byDefault
  })
  return [{ path, name, keys: read, isOptional: false }]
}

const isOff = (release: Release, path: Path): boolean =>
  path.some((_, depth) => chartValue(release, ...path.slice(0, depth + 1), 'enabled') === false)

/** A name that the chart makes of a template is not known here. */
const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && !value.includes('{{')

/** What is under a switch that is off is not read. */
const namesIn = (value: unknown, path: Path): readonly NamedSecret[] => {
  if (Array.isArray(value)) return value.flatMap((item, index) => namesIn(item, [...path, index]))
  if (!isMap(value) || value['enabled'] === false) return []
  return Object.entries(value)
    .filter(([key]) => !OBJECTS.test(key))
    .flatMap(([key, inside]) => [
      ...namedBy(key, inside, value, [...path, key]),
      ...namesIn(inside, [...path, key]),
    ])
}

/** Whole objects: a Certificate's secretName is of a Secret that it makes. */
const OBJECTS = /^(extraObjects|extraManifests)$/

const LISTS = /^(imagePullSecrets|pullSecrets|secrets|envFromSecrets)$/

/** The value of a key that names a Secret, by the forms that Kubernetes and the operator have for it. */
const namedBy = (
  key: string,
  value: unknown,
  holder: Readonly<Record<string, unknown>>,
  path: Path,
): readonly NamedSecret[] => {
  if (LISTS.test(key)) return listOf(value).flatMap((item, index) => inList(item, [...path, index]))
  if (isName(value)) return secretNamed(key, value, holder, path)
  if (!isMap(value) || !isName(value['name']) || NO_SECRET.test(key)) return []
  const isOptional = value['optional'] === true
  const where = { path: [...path, 'name'], name: value['name'], isOptional }
  if (key === 'secretRef') return [{ ...where, keys: undefined }]
  // `secretKeyRef`, and every selector of a Secret's key in a custom resource, such as `basicAuth.password`.
  return isName(value['key']) ? [{ ...where, keys: [value['key']] }] : []
}

const NO_SECRET = /^(configMap|configMapKeyRef|configMapRef|fieldRef|resourceFieldRef)$/

const inList = (item: unknown, path: Path): readonly NamedSecret[] => {
  if (isName(item)) return [{ path, name: item, keys: undefined, isOptional: false }]
  if (!isMap(item) || !isName(item['name'])) return []
  const isOptional = item['optional'] === true
  return [{ path: [...path, 'name'], name: item['name'], keys: undefined, isOptional }]
}

/** A certificate for an ingress may be made by a controller of the cluster. */
const secretNamed = (
  key: string,
  name: string,
  holder: Readonly<Record<string, unknown>>,
  path: Path,
): readonly NamedSecret[] => {
  if (key !== 'secretName' && key !== 'existingSecret') return []
  const keys = listOf(holder['items']).flatMap((item) =>
    isMap(item) && typeof item['key'] === 'string' ? [item['key']] : [],
  )
  const isOptional = holder['optional'] === true || path.includes('tls')
  return [{ path, name, keys: keys.length > 0 ? keys : undefined, isOptional }]
}

/** What helm-controller merges into the values. */
const valuesFrom = (release: Release): SecretRead[] =>
  (release.object.spec?.valuesFrom ?? []).flatMap(({ kind, name, valuesKey, optional }, index) => {
    const { metadata } = release.object
    return kind === 'Secret'
      ? [
          {
            reader: metadata.name,
            otherNames: ['helm-controller'],
            owner: ownerOf(release),
            id: `${metadata.namespace ?? 'default'}.${name}`,
            keys: [valuesKey ?? 'values.yaml'],
            isOptional: optional === true,
            location: at(release, 'spec', 'valuesFrom', index, 'name'),
          },
        ]
      : []
  })
