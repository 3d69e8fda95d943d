import { stringify } from 'yaml'

export type Manifest = Readonly<Record<string, unknown>>

/** Flux reads YAML 1.1: what is no text there is quoted. */
const PRINTED = { version: '1.1', aliasDuplicateObjects: false, lineWidth: 0 } as const

/** A file of manifests, each begun by `---`, as most people write them. */
export const manifests = (...objects: readonly Manifest[]): string =>
  objects.map((object) => `---\n${stringify(object, PRINTED)}`).join('')

/** An object's identity; its namespace often comes from kustomize. */
export interface Named {
  readonly name: string
  readonly namespace?: string | undefined
  readonly labels?: Readonly<Record<string, string>> | undefined
  readonly annotations?: Readonly<Record<string, string>> | undefined
}

/** An object of the form that all kinds share. */
export const object = (
  apiVersion: string,
  kind: string,
  metadata: string | Named,
  content: Manifest = {},
): Manifest => ({
  apiVersion,
  kind,
  metadata: typeof metadata === 'string' ? { name: metadata } : metadata,
  ...content,
})

/** A custom resource or another object whose content is all in `spec`. */
export const withSpec = (
  apiVersion: string,
  kind: string,
  metadata: string | Named,
  spec: Manifest,
): Manifest => object(apiVersion, kind, metadata, { spec })

/** A `kustomization.yaml`. */
export const kustomization = (content: Manifest): string =>
  manifests({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', ...content })

/** The `kustomization.yaml` of a component. */
export const component = (content: Manifest): string =>
  manifests({ apiVersion: 'kustomize.config.k8s.io/v1alpha1', kind: 'Component', ...content })
