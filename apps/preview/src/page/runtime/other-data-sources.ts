// In place of @grafana/plugin-compat/datasources, which asks a Grafana for the data sources that scenes do not know.

/** The preview's own are registered with scenes. */
export const getDataSourceInstance = async (reference: unknown): Promise<never> => {
  throw new Error(`the preview has no data source ${JSON.stringify(reference)}`)
}

export const getDataSourceInstanceList = async (): Promise<readonly never[]> => []

export const getDefaultDataSourceInstanceListItem = async (): Promise<undefined> => undefined
