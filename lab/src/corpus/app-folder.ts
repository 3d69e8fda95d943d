import { appTemplateValues, fluxKustomization, ociRepository, releaseOf } from './flux.ts'
import { kustomization, manifests, type Manifest } from './manifest.ts'
import { under, type Files } from './repository.ts'
import type { HomeService } from './services.ts'

/** One app: a Flux Kustomization beside the folder that it applies. */
export interface AppFolder {
  readonly name: string
  /** The app's folder from the repository's root. */
  readonly folder: string
  /** Of the Flux Kustomization. */
  readonly spec?: Manifest
  /** Of the `kustomization.yaml`. */
  readonly kustomize?: Manifest
  /** The files of the folder, which its `kustomization.yaml` lists. */
  readonly files: Files
}

export const appFolder = ({ name, folder, spec, kustomize, files }: AppFolder): Files => ({
  [`${folder}/ks.yaml`]: manifests(fluxKustomization(name, `./${folder}/app`, spec)),
  [`${folder}/app/kustomization.yaml`]: kustomization({
    resources: Object.keys(files).map((file) => `./${file}`),
    ...kustomize,
  }),
  ...under(`${folder}/app`, files),
})

/** The two files of a chart's release, with a source of its own. */
export const chartFiles = (
  name: string,
  chart: { readonly url: string; readonly tag: string },
  values: Manifest,
  spec: Manifest = {},
): Files => ({
  'helmrelease.yaml': manifests(releaseOf(name, name, values, spec)),
  'ocirepository.yaml': manifests(ociRepository(name, chart.url, chart.tag)),
})

export const APP_TEMPLATE = { url: 'ghcr.io/bjw-s-labs/helm/app-template', tag: '5.1.0' } as const

/** A service by app-template. */
export const appTemplateFiles = (service: HomeService, values: Manifest = {}, spec: Manifest = {}): Files =>
  chartFiles(service.name, APP_TEMPLATE, appTemplateValues(service, values), spec)

/** The folder of a namespace: its own file, and the Flux Kustomization of each app. */
export const namespaceFolder = (
  folder: string,
  namespace: string,
  apps: readonly string[],
  kustomize: Manifest = {},
): Files => ({
  [`${folder}/kustomization.yaml`]: kustomization({
    namespace,
    resources: ['./namespace.yaml', ...apps.map((app) => `./${app}/ks.yaml`)],
    ...kustomize,
  }),
  [`${folder}/namespace.yaml`]: manifests({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: '_', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
  }),
})
