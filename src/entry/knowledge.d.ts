/** The compiled knowledge (webpack.config.js: an alias of build/knowledge.json), without making the compiler infer a type from a megabyte of JSON. */
declare module 'compiled-knowledge' {
  // A declared module can only name a type by import().
  // eslint-disable-next-line @typescript-eslint/consistent-type-imports
  const all: import('./all-knowledge').AllKnowledge
  export default all
}

/** Version of package.json, put in by webpack. */
declare const CLAUSIER_VERSION: string
