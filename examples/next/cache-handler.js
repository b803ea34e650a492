"use strict";

const {
  default: FileSystemCache,
} = require("next/dist/server/lib/incremental-cache/file-system-cache");

/**
 * Next.js's own cache of pages, without its attempt to write them to .next/server: the pages of the build are read from
 * there, and pages that are made anew stay in memory. Unlike experimental.isrFlushToDisk, this leaves the cache of
 * images on.
 * https://nextjs.org/docs/app/api-reference/config/next-config-js/incrementalCacheHandlerPath
 */
module.exports = class extends FileSystemCache {
  constructor(options) {
    super({ ...options, flushToDisk: false });
  }
};
