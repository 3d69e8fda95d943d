import { useEffect, useState } from 'react'
import { THEME } from '../page/runtime/boot-data.ts'

/** The clusters of the fleet and who pushes what where, on the index page: drawn by the server, which has the trees. */
export const Topology = () => {
  const [picture, setPicture] = useState('')
  useEffect(() => {
    const read = async (): Promise<void> => setPicture(await (await fetch(`/topology/${THEME}.svg`)).text())
    void read()
  }, [])
  return (
    <section>
      <h3>Topology</h3>
      <div className="preview-topology" dangerouslySetInnerHTML={{ __html: picture }} />
    </section>
  )
}
