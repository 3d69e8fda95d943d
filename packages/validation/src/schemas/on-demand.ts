import type { ValidateFunction } from 'ajv/dist/2020.js'
import { once } from '../values/once.ts'
import { createAjv } from './ajv.ts'
import certManager from './derived/kinds/cert-manager.json' with { type: 'json' }
import externalSecrets from './derived/kinds/external-secrets.json' with { type: 'json' }
import gatewayApi from './derived/kinds/gateway-api.json' with { type: 'json' }
import kubernetes from './derived/kinds/kubernetes.json' with { type: 'json' }
import prometheusOperator from './derived/kinds/prometheus-operator.json' with { type: 'json' }
import systemUpgradeController from './derived/kinds/system-upgrade-controller.json' with { type: 'json' }
import traefik from './derived/kinds/traefik.json' with { type: 'json' }
import generated from './derived/kubernetes.json' with { type: 'json' }

/*
 * What a bundle holds in place of this file loads another file with all of it: apps/build/bundle/compiled-schemas.ts. Trees of the
 * generator need none of these schemas.
 */

const FOLDER = 'derived/kinds'

/** The schemas of kinds that no generated tree has, by their paths. */
export const FILES_ON_DEMAND: Readonly<Record<string, SchemaFile>> = {
  [`${FOLDER}/cert-manager.json`]: certManager,
  [`${FOLDER}/external-secrets.json`]: externalSecrets,
  [`${FOLDER}/gateway-api.json`]: gatewayApi,
  [`${FOLDER}/kubernetes.json`]: kubernetes,
  [`${FOLDER}/prometheus-operator.json`]: prometheusOperator,
  [`${FOLDER}/system-upgrade-controller.json`]: systemUpgradeController,
  [`${FOLDER}/traefik.json`]: traefik,
}

interface SchemaFile {
  readonly $defs: Readonly<Record<string, object>>
}

const ajv = once(() => {
  const made = createAjv({ inlineRefs: false })
  made.addSchema(generated, 'derived/kubernetes.json')
  for (const [path, file] of Object.entries(FILES_ON_DEMAND)) made.addSchema(file, path)
  return made
})

/** What checks an object of a kind that no generated tree has, compiled when it is first asked for. */
export const validatorOnDemand = (name: string): ValidateFunction | undefined => {
  const file = Object.keys(FILES_ON_DEMAND).find((path) =>
    Object.hasOwn(FILES_ON_DEMAND[path]?.$defs ?? {}, name),
  )
  return file === undefined ? undefined : ajv().getSchema(`${file}#/$defs/${name.replaceAll('/', '~1')}`)
}

/** Each schema that is brought along has a name beside the derived ones, and refers to them as they do to each other. */
const brought = { count: 0 }

/**
 * What checks an object by a schema that somebody brings along.
 * @throws Error where it is no schema
 */
export const validatorBy = (schema: object): ValidateFunction => {
  brought.count += 1
  return ajv().compile({ ...schema, $id: `${FOLDER}/brought-${brought.count}` })
}
