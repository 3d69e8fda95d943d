import { InternalError, type Artifact, type KubernetesObject } from '@fleet/model'

interface Wanted {
  readonly cluster?: string
  readonly kind: string
  readonly name?: string
}

/** Every object of a kind that a component made, with its fields as the test expects them. */
export const findObjects = <Shape extends object>(
  artifacts: readonly Artifact[],
  { cluster, kind, name }: Wanted,
): (KubernetesObject & Shape)[] =>
  artifacts
    .filter((artifact) => cluster === undefined || artifact.cluster === cluster)
    .flatMap(({ objects }) => objects)
    .filter(
      (object) => object.kind === kind && (name === undefined || object.metadata.name === name),
    ) as (KubernetesObject & Shape)[]

/** The one object of a kind. Throws where there is none or several: the test has lost its subject. */
export const findObject = <Shape extends object>(
  artifacts: readonly Artifact[],
  wanted: Wanted,
): KubernetesObject & Shape => {
  const [object, ...others] = findObjects<Shape>(artifacts, wanted)
  if (!object || others.length > 0) {
    throw new InternalError(`${others.length + (object ? 1 : 0)} objects are ${JSON.stringify(wanted)}`)
  }
  return object
}
