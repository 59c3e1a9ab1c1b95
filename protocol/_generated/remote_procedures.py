# Generated from remote.x by virtrio.gen.procedures; do not edit.
"""Procedures of the remote program."""

from __future__ import annotations

from enum import IntEnum

from ..procedures import ProcedureRow
from .enums import ErrorDomain

PROGRAM = 0x20008086
VERSION = 1


class RemoteProcedure(IntEnum):
    """Procedure numbers of the remote program."""

    REMOTE_PROC_CONNECT_OPEN = 1
    REMOTE_PROC_CONNECT_CLOSE = 2
    REMOTE_PROC_CONNECT_GET_TYPE = 3
    REMOTE_PROC_CONNECT_GET_VERSION = 4
    REMOTE_PROC_CONNECT_GET_MAX_VCPUS = 5
    REMOTE_PROC_NODE_GET_INFO = 6
    REMOTE_PROC_CONNECT_GET_CAPABILITIES = 7
    REMOTE_PROC_DOMAIN_ATTACH_DEVICE = 8
    REMOTE_PROC_DOMAIN_CREATE = 9
    REMOTE_PROC_DOMAIN_CREATE_XML = 10
    REMOTE_PROC_DOMAIN_DEFINE_XML = 11
    REMOTE_PROC_DOMAIN_DESTROY = 12
    REMOTE_PROC_DOMAIN_DETACH_DEVICE = 13
    REMOTE_PROC_DOMAIN_GET_XML_DESC = 14
    REMOTE_PROC_DOMAIN_GET_AUTOSTART = 15
    REMOTE_PROC_DOMAIN_GET_INFO = 16
    REMOTE_PROC_DOMAIN_GET_MAX_MEMORY = 17
    REMOTE_PROC_DOMAIN_GET_MAX_VCPUS = 18
    REMOTE_PROC_DOMAIN_GET_OS_TYPE = 19
    REMOTE_PROC_DOMAIN_GET_VCPUS = 20
    REMOTE_PROC_CONNECT_LIST_DEFINED_DOMAINS = 21
    REMOTE_PROC_DOMAIN_LOOKUP_BY_ID = 22
    REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME = 23
    REMOTE_PROC_DOMAIN_LOOKUP_BY_UUID = 24
    REMOTE_PROC_CONNECT_NUM_OF_DEFINED_DOMAINS = 25
    REMOTE_PROC_DOMAIN_PIN_VCPU = 26
    REMOTE_PROC_DOMAIN_REBOOT = 27
    REMOTE_PROC_DOMAIN_RESUME = 28
    REMOTE_PROC_DOMAIN_SET_AUTOSTART = 29
    REMOTE_PROC_DOMAIN_SET_MAX_MEMORY = 30
    REMOTE_PROC_DOMAIN_SET_MEMORY = 31
    REMOTE_PROC_DOMAIN_SET_VCPUS = 32
    REMOTE_PROC_DOMAIN_SHUTDOWN = 33
    REMOTE_PROC_DOMAIN_SUSPEND = 34
    REMOTE_PROC_DOMAIN_UNDEFINE = 35
    REMOTE_PROC_CONNECT_LIST_DEFINED_NETWORKS = 36
    REMOTE_PROC_CONNECT_LIST_DOMAINS = 37
    REMOTE_PROC_CONNECT_LIST_NETWORKS = 38
    REMOTE_PROC_NETWORK_CREATE = 39
    REMOTE_PROC_NETWORK_CREATE_XML = 40
    REMOTE_PROC_NETWORK_DEFINE_XML = 41
    REMOTE_PROC_NETWORK_DESTROY = 42
    REMOTE_PROC_NETWORK_GET_XML_DESC = 43
    REMOTE_PROC_NETWORK_GET_AUTOSTART = 44
    REMOTE_PROC_NETWORK_GET_BRIDGE_NAME = 45
    REMOTE_PROC_NETWORK_LOOKUP_BY_NAME = 46
    REMOTE_PROC_NETWORK_LOOKUP_BY_UUID = 47
    REMOTE_PROC_NETWORK_SET_AUTOSTART = 48
    REMOTE_PROC_NETWORK_UNDEFINE = 49
    REMOTE_PROC_CONNECT_NUM_OF_DEFINED_NETWORKS = 50
    REMOTE_PROC_CONNECT_NUM_OF_DOMAINS = 51
    REMOTE_PROC_CONNECT_NUM_OF_NETWORKS = 52
    REMOTE_PROC_DOMAIN_CORE_DUMP = 53
    REMOTE_PROC_DOMAIN_RESTORE = 54
    REMOTE_PROC_DOMAIN_SAVE = 55
    REMOTE_PROC_DOMAIN_GET_SCHEDULER_TYPE = 56
    REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS = 57
    REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS = 58
    REMOTE_PROC_CONNECT_GET_HOSTNAME = 59
    REMOTE_PROC_CONNECT_SUPPORTS_FEATURE = 60
    REMOTE_PROC_DOMAIN_MIGRATE_PREPARE = 61
    REMOTE_PROC_DOMAIN_MIGRATE_PERFORM = 62
    REMOTE_PROC_DOMAIN_MIGRATE_FINISH = 63
    REMOTE_PROC_DOMAIN_BLOCK_STATS = 64
    REMOTE_PROC_DOMAIN_INTERFACE_STATS = 65
    REMOTE_PROC_AUTH_LIST = 66
    REMOTE_PROC_AUTH_SASL_INIT = 67
    REMOTE_PROC_AUTH_SASL_START = 68
    REMOTE_PROC_AUTH_SASL_STEP = 69
    REMOTE_PROC_AUTH_POLKIT = 70
    REMOTE_PROC_CONNECT_NUM_OF_STORAGE_POOLS = 71
    REMOTE_PROC_CONNECT_LIST_STORAGE_POOLS = 72
    REMOTE_PROC_CONNECT_NUM_OF_DEFINED_STORAGE_POOLS = 73
    REMOTE_PROC_CONNECT_LIST_DEFINED_STORAGE_POOLS = 74
    REMOTE_PROC_CONNECT_FIND_STORAGE_POOL_SOURCES = 75
    REMOTE_PROC_STORAGE_POOL_CREATE_XML = 76
    REMOTE_PROC_STORAGE_POOL_DEFINE_XML = 77
    REMOTE_PROC_STORAGE_POOL_CREATE = 78
    REMOTE_PROC_STORAGE_POOL_BUILD = 79
    REMOTE_PROC_STORAGE_POOL_DESTROY = 80
    REMOTE_PROC_STORAGE_POOL_DELETE = 81
    REMOTE_PROC_STORAGE_POOL_UNDEFINE = 82
    REMOTE_PROC_STORAGE_POOL_REFRESH = 83
    REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_NAME = 84
    REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_UUID = 85
    REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_VOLUME = 86
    REMOTE_PROC_STORAGE_POOL_GET_INFO = 87
    REMOTE_PROC_STORAGE_POOL_GET_XML_DESC = 88
    REMOTE_PROC_STORAGE_POOL_GET_AUTOSTART = 89
    REMOTE_PROC_STORAGE_POOL_SET_AUTOSTART = 90
    REMOTE_PROC_STORAGE_POOL_NUM_OF_VOLUMES = 91
    REMOTE_PROC_STORAGE_POOL_LIST_VOLUMES = 92
    REMOTE_PROC_STORAGE_VOL_CREATE_XML = 93
    REMOTE_PROC_STORAGE_VOL_DELETE = 94
    REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_NAME = 95
    REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_KEY = 96
    REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_PATH = 97
    REMOTE_PROC_STORAGE_VOL_GET_INFO = 98
    REMOTE_PROC_STORAGE_VOL_GET_XML_DESC = 99
    REMOTE_PROC_STORAGE_VOL_GET_PATH = 100
    REMOTE_PROC_NODE_GET_CELLS_FREE_MEMORY = 101
    REMOTE_PROC_NODE_GET_FREE_MEMORY = 102
    REMOTE_PROC_DOMAIN_BLOCK_PEEK = 103
    REMOTE_PROC_DOMAIN_MEMORY_PEEK = 104
    REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER = 105
    REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER = 106
    REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE = 107
    REMOTE_PROC_DOMAIN_MIGRATE_PREPARE2 = 108
    REMOTE_PROC_DOMAIN_MIGRATE_FINISH2 = 109
    REMOTE_PROC_CONNECT_GET_URI = 110
    REMOTE_PROC_NODE_NUM_OF_DEVICES = 111
    REMOTE_PROC_NODE_LIST_DEVICES = 112
    REMOTE_PROC_NODE_DEVICE_LOOKUP_BY_NAME = 113
    REMOTE_PROC_NODE_DEVICE_GET_XML_DESC = 114
    REMOTE_PROC_NODE_DEVICE_GET_PARENT = 115
    REMOTE_PROC_NODE_DEVICE_NUM_OF_CAPS = 116
    REMOTE_PROC_NODE_DEVICE_LIST_CAPS = 117
    REMOTE_PROC_NODE_DEVICE_DETTACH = 118
    REMOTE_PROC_NODE_DEVICE_RE_ATTACH = 119
    REMOTE_PROC_NODE_DEVICE_RESET = 120
    REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL = 121
    REMOTE_PROC_NODE_GET_SECURITY_MODEL = 122
    REMOTE_PROC_NODE_DEVICE_CREATE_XML = 123
    REMOTE_PROC_NODE_DEVICE_DESTROY = 124
    REMOTE_PROC_STORAGE_VOL_CREATE_XML_FROM = 125
    REMOTE_PROC_CONNECT_NUM_OF_INTERFACES = 126
    REMOTE_PROC_CONNECT_LIST_INTERFACES = 127
    REMOTE_PROC_INTERFACE_LOOKUP_BY_NAME = 128
    REMOTE_PROC_INTERFACE_LOOKUP_BY_MAC_STRING = 129
    REMOTE_PROC_INTERFACE_GET_XML_DESC = 130
    REMOTE_PROC_INTERFACE_DEFINE_XML = 131
    REMOTE_PROC_INTERFACE_UNDEFINE = 132
    REMOTE_PROC_INTERFACE_CREATE = 133
    REMOTE_PROC_INTERFACE_DESTROY = 134
    REMOTE_PROC_CONNECT_DOMAIN_XML_FROM_NATIVE = 135
    REMOTE_PROC_CONNECT_DOMAIN_XML_TO_NATIVE = 136
    REMOTE_PROC_CONNECT_NUM_OF_DEFINED_INTERFACES = 137
    REMOTE_PROC_CONNECT_LIST_DEFINED_INTERFACES = 138
    REMOTE_PROC_CONNECT_NUM_OF_SECRETS = 139
    REMOTE_PROC_CONNECT_LIST_SECRETS = 140
    REMOTE_PROC_SECRET_LOOKUP_BY_UUID = 141
    REMOTE_PROC_SECRET_DEFINE_XML = 142
    REMOTE_PROC_SECRET_GET_XML_DESC = 143
    REMOTE_PROC_SECRET_SET_VALUE = 144
    REMOTE_PROC_SECRET_GET_VALUE = 145
    REMOTE_PROC_SECRET_UNDEFINE = 146
    REMOTE_PROC_SECRET_LOOKUP_BY_USAGE = 147
    REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL = 148
    REMOTE_PROC_CONNECT_IS_SECURE = 149
    REMOTE_PROC_DOMAIN_IS_ACTIVE = 150
    REMOTE_PROC_DOMAIN_IS_PERSISTENT = 151
    REMOTE_PROC_NETWORK_IS_ACTIVE = 152
    REMOTE_PROC_NETWORK_IS_PERSISTENT = 153
    REMOTE_PROC_STORAGE_POOL_IS_ACTIVE = 154
    REMOTE_PROC_STORAGE_POOL_IS_PERSISTENT = 155
    REMOTE_PROC_INTERFACE_IS_ACTIVE = 156
    REMOTE_PROC_CONNECT_GET_LIB_VERSION = 157
    REMOTE_PROC_CONNECT_COMPARE_CPU = 158
    REMOTE_PROC_DOMAIN_MEMORY_STATS = 159
    REMOTE_PROC_DOMAIN_ATTACH_DEVICE_FLAGS = 160
    REMOTE_PROC_DOMAIN_DETACH_DEVICE_FLAGS = 161
    REMOTE_PROC_CONNECT_BASELINE_CPU = 162
    REMOTE_PROC_DOMAIN_GET_JOB_INFO = 163
    REMOTE_PROC_DOMAIN_ABORT_JOB = 164
    REMOTE_PROC_STORAGE_VOL_WIPE = 165
    REMOTE_PROC_DOMAIN_MIGRATE_SET_MAX_DOWNTIME = 166
    REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER_ANY = 167
    REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER_ANY = 168
    REMOTE_PROC_DOMAIN_EVENT_REBOOT = 169
    REMOTE_PROC_DOMAIN_EVENT_RTC_CHANGE = 170
    REMOTE_PROC_DOMAIN_EVENT_WATCHDOG = 171
    REMOTE_PROC_DOMAIN_EVENT_IO_ERROR = 172
    REMOTE_PROC_DOMAIN_EVENT_GRAPHICS = 173
    REMOTE_PROC_DOMAIN_UPDATE_DEVICE_FLAGS = 174
    REMOTE_PROC_NWFILTER_LOOKUP_BY_NAME = 175
    REMOTE_PROC_NWFILTER_LOOKUP_BY_UUID = 176
    REMOTE_PROC_NWFILTER_GET_XML_DESC = 177
    REMOTE_PROC_CONNECT_NUM_OF_NWFILTERS = 178
    REMOTE_PROC_CONNECT_LIST_NWFILTERS = 179
    REMOTE_PROC_NWFILTER_DEFINE_XML = 180
    REMOTE_PROC_NWFILTER_UNDEFINE = 181
    REMOTE_PROC_DOMAIN_MANAGED_SAVE = 182
    REMOTE_PROC_DOMAIN_HAS_MANAGED_SAVE_IMAGE = 183
    REMOTE_PROC_DOMAIN_MANAGED_SAVE_REMOVE = 184
    REMOTE_PROC_DOMAIN_SNAPSHOT_CREATE_XML = 185
    REMOTE_PROC_DOMAIN_SNAPSHOT_GET_XML_DESC = 186
    REMOTE_PROC_DOMAIN_SNAPSHOT_NUM = 187
    REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_NAMES = 188
    REMOTE_PROC_DOMAIN_SNAPSHOT_LOOKUP_BY_NAME = 189
    REMOTE_PROC_DOMAIN_HAS_CURRENT_SNAPSHOT = 190
    REMOTE_PROC_DOMAIN_SNAPSHOT_CURRENT = 191
    REMOTE_PROC_DOMAIN_REVERT_TO_SNAPSHOT = 192
    REMOTE_PROC_DOMAIN_SNAPSHOT_DELETE = 193
    REMOTE_PROC_DOMAIN_GET_BLOCK_INFO = 194
    REMOTE_PROC_DOMAIN_EVENT_IO_ERROR_REASON = 195
    REMOTE_PROC_DOMAIN_CREATE_WITH_FLAGS = 196
    REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS = 197
    REMOTE_PROC_DOMAIN_GET_MEMORY_PARAMETERS = 198
    REMOTE_PROC_DOMAIN_SET_VCPUS_FLAGS = 199
    REMOTE_PROC_DOMAIN_GET_VCPUS_FLAGS = 200
    REMOTE_PROC_DOMAIN_OPEN_CONSOLE = 201
    REMOTE_PROC_DOMAIN_IS_UPDATED = 202
    REMOTE_PROC_CONNECT_GET_SYSINFO = 203
    REMOTE_PROC_DOMAIN_SET_MEMORY_FLAGS = 204
    REMOTE_PROC_DOMAIN_SET_BLKIO_PARAMETERS = 205
    REMOTE_PROC_DOMAIN_GET_BLKIO_PARAMETERS = 206
    REMOTE_PROC_DOMAIN_MIGRATE_SET_MAX_SPEED = 207
    REMOTE_PROC_STORAGE_VOL_UPLOAD = 208
    REMOTE_PROC_STORAGE_VOL_DOWNLOAD = 209
    REMOTE_PROC_DOMAIN_INJECT_NMI = 210
    REMOTE_PROC_DOMAIN_SCREENSHOT = 211
    REMOTE_PROC_DOMAIN_GET_STATE = 212
    REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3 = 213
    REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3 = 214
    REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3 = 215
    REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3 = 216
    REMOTE_PROC_DOMAIN_MIGRATE_FINISH3 = 217
    REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3 = 218
    REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS = 219
    REMOTE_PROC_INTERFACE_CHANGE_BEGIN = 220
    REMOTE_PROC_INTERFACE_CHANGE_COMMIT = 221
    REMOTE_PROC_INTERFACE_CHANGE_ROLLBACK = 222
    REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS = 223
    REMOTE_PROC_DOMAIN_EVENT_CONTROL_ERROR = 224
    REMOTE_PROC_DOMAIN_PIN_VCPU_FLAGS = 225
    REMOTE_PROC_DOMAIN_SEND_KEY = 226
    REMOTE_PROC_NODE_GET_CPU_STATS = 227
    REMOTE_PROC_NODE_GET_MEMORY_STATS = 228
    REMOTE_PROC_DOMAIN_GET_CONTROL_INFO = 229
    REMOTE_PROC_DOMAIN_GET_VCPU_PIN_INFO = 230
    REMOTE_PROC_DOMAIN_UNDEFINE_FLAGS = 231
    REMOTE_PROC_DOMAIN_SAVE_FLAGS = 232
    REMOTE_PROC_DOMAIN_RESTORE_FLAGS = 233
    REMOTE_PROC_DOMAIN_DESTROY_FLAGS = 234
    REMOTE_PROC_DOMAIN_SAVE_IMAGE_GET_XML_DESC = 235
    REMOTE_PROC_DOMAIN_SAVE_IMAGE_DEFINE_XML = 236
    REMOTE_PROC_DOMAIN_BLOCK_JOB_ABORT = 237
    REMOTE_PROC_DOMAIN_GET_BLOCK_JOB_INFO = 238
    REMOTE_PROC_DOMAIN_BLOCK_JOB_SET_SPEED = 239
    REMOTE_PROC_DOMAIN_BLOCK_PULL = 240
    REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB = 241
    REMOTE_PROC_DOMAIN_MIGRATE_GET_MAX_SPEED = 242
    REMOTE_PROC_DOMAIN_BLOCK_STATS_FLAGS = 243
    REMOTE_PROC_DOMAIN_SNAPSHOT_GET_PARENT = 244
    REMOTE_PROC_DOMAIN_RESET = 245
    REMOTE_PROC_DOMAIN_SNAPSHOT_NUM_CHILDREN = 246
    REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES = 247
    REMOTE_PROC_DOMAIN_EVENT_DISK_CHANGE = 248
    REMOTE_PROC_DOMAIN_OPEN_GRAPHICS = 249
    REMOTE_PROC_NODE_SUSPEND_FOR_DURATION = 250
    REMOTE_PROC_DOMAIN_BLOCK_RESIZE = 251
    REMOTE_PROC_DOMAIN_SET_BLOCK_IO_TUNE = 252
    REMOTE_PROC_DOMAIN_GET_BLOCK_IO_TUNE = 253
    REMOTE_PROC_DOMAIN_SET_NUMA_PARAMETERS = 254
    REMOTE_PROC_DOMAIN_GET_NUMA_PARAMETERS = 255
    REMOTE_PROC_DOMAIN_SET_INTERFACE_PARAMETERS = 256
    REMOTE_PROC_DOMAIN_GET_INTERFACE_PARAMETERS = 257
    REMOTE_PROC_DOMAIN_SHUTDOWN_FLAGS = 258
    REMOTE_PROC_STORAGE_VOL_WIPE_PATTERN = 259
    REMOTE_PROC_STORAGE_VOL_RESIZE = 260
    REMOTE_PROC_DOMAIN_PM_SUSPEND_FOR_DURATION = 261
    REMOTE_PROC_DOMAIN_GET_CPU_STATS = 262
    REMOTE_PROC_DOMAIN_GET_DISK_ERRORS = 263
    REMOTE_PROC_DOMAIN_SET_METADATA = 264
    REMOTE_PROC_DOMAIN_GET_METADATA = 265
    REMOTE_PROC_DOMAIN_BLOCK_REBASE = 266
    REMOTE_PROC_DOMAIN_PM_WAKEUP = 267
    REMOTE_PROC_DOMAIN_EVENT_TRAY_CHANGE = 268
    REMOTE_PROC_DOMAIN_EVENT_PMWAKEUP = 269
    REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND = 270
    REMOTE_PROC_DOMAIN_SNAPSHOT_IS_CURRENT = 271
    REMOTE_PROC_DOMAIN_SNAPSHOT_HAS_METADATA = 272
    REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS = 273
    REMOTE_PROC_DOMAIN_LIST_ALL_SNAPSHOTS = 274
    REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN = 275
    REMOTE_PROC_DOMAIN_EVENT_BALLOON_CHANGE = 276
    REMOTE_PROC_DOMAIN_GET_HOSTNAME = 277
    REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL_LIST = 278
    REMOTE_PROC_DOMAIN_PIN_EMULATOR = 279
    REMOTE_PROC_DOMAIN_GET_EMULATOR_PIN_INFO = 280
    REMOTE_PROC_CONNECT_LIST_ALL_STORAGE_POOLS = 281
    REMOTE_PROC_STORAGE_POOL_LIST_ALL_VOLUMES = 282
    REMOTE_PROC_CONNECT_LIST_ALL_NETWORKS = 283
    REMOTE_PROC_CONNECT_LIST_ALL_INTERFACES = 284
    REMOTE_PROC_CONNECT_LIST_ALL_NODE_DEVICES = 285
    REMOTE_PROC_CONNECT_LIST_ALL_NWFILTERS = 286
    REMOTE_PROC_CONNECT_LIST_ALL_SECRETS = 287
    REMOTE_PROC_NODE_SET_MEMORY_PARAMETERS = 288
    REMOTE_PROC_NODE_GET_MEMORY_PARAMETERS = 289
    REMOTE_PROC_DOMAIN_BLOCK_COMMIT = 290
    REMOTE_PROC_NETWORK_UPDATE = 291
    REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND_DISK = 292
    REMOTE_PROC_NODE_GET_CPU_MAP = 293
    REMOTE_PROC_DOMAIN_FSTRIM = 294
    REMOTE_PROC_DOMAIN_SEND_PROCESS_SIGNAL = 295
    REMOTE_PROC_DOMAIN_OPEN_CHANNEL = 296
    REMOTE_PROC_NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN = 297
    REMOTE_PROC_DOMAIN_GET_JOB_STATS = 298
    REMOTE_PROC_DOMAIN_MIGRATE_GET_COMPRESSION_CACHE = 299
    REMOTE_PROC_DOMAIN_MIGRATE_SET_COMPRESSION_CACHE = 300
    REMOTE_PROC_NODE_DEVICE_DETACH_FLAGS = 301
    REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3_PARAMS = 302
    REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3_PARAMS = 303
    REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS = 304
    REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3_PARAMS = 305
    REMOTE_PROC_DOMAIN_MIGRATE_FINISH3_PARAMS = 306
    REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3_PARAMS = 307
    REMOTE_PROC_DOMAIN_SET_MEMORY_STATS_PERIOD = 308
    REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES = 309
    REMOTE_PROC_DOMAIN_CREATE_WITH_FILES = 310
    REMOTE_PROC_DOMAIN_EVENT_DEVICE_REMOVED = 311
    REMOTE_PROC_CONNECT_GET_CPU_MODEL_NAMES = 312
    REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY = 313
    REMOTE_PROC_CONNECT_NETWORK_EVENT_DEREGISTER_ANY = 314
    REMOTE_PROC_NETWORK_EVENT_LIFECYCLE = 315
    REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY = 316
    REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY = 317
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE = 318
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_REBOOT = 319
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_RTC_CHANGE = 320
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_WATCHDOG = 321
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_IO_ERROR = 322
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_GRAPHICS = 323
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_IO_ERROR_REASON = 324
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_CONTROL_ERROR = 325
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_BLOCK_JOB = 326
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DISK_CHANGE = 327
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_TRAY_CHANGE = 328
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMWAKEUP = 329
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND = 330
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_BALLOON_CHANGE = 331
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND_DISK = 332
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVED = 333
    REMOTE_PROC_DOMAIN_CORE_DUMP_WITH_FORMAT = 334
    REMOTE_PROC_DOMAIN_FSFREEZE = 335
    REMOTE_PROC_DOMAIN_FSTHAW = 336
    REMOTE_PROC_DOMAIN_GET_TIME = 337
    REMOTE_PROC_DOMAIN_SET_TIME = 338
    REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB_2 = 339
    REMOTE_PROC_NODE_GET_FREE_PAGES = 340
    REMOTE_PROC_NETWORK_GET_DHCP_LEASES = 341
    REMOTE_PROC_CONNECT_GET_DOMAIN_CAPABILITIES = 342
    REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD = 343
    REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS = 344
    REMOTE_PROC_DOMAIN_BLOCK_COPY = 345
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_TUNABLE = 346
    REMOTE_PROC_NODE_ALLOC_PAGES = 347
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_AGENT_LIFECYCLE = 348
    REMOTE_PROC_DOMAIN_GET_FSINFO = 349
    REMOTE_PROC_DOMAIN_DEFINE_XML_FLAGS = 350
    REMOTE_PROC_DOMAIN_GET_IOTHREAD_INFO = 351
    REMOTE_PROC_DOMAIN_PIN_IOTHREAD = 352
    REMOTE_PROC_DOMAIN_INTERFACE_ADDRESSES = 353
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_ADDED = 354
    REMOTE_PROC_DOMAIN_ADD_IOTHREAD = 355
    REMOTE_PROC_DOMAIN_DEL_IOTHREAD = 356
    REMOTE_PROC_DOMAIN_SET_USER_PASSWORD = 357
    REMOTE_PROC_DOMAIN_RENAME = 358
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_MIGRATION_ITERATION = 359
    REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK = 360
    REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK = 361
    REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED = 362
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_JOB_COMPLETED = 363
    REMOTE_PROC_DOMAIN_MIGRATE_START_POST_COPY = 364
    REMOTE_PROC_DOMAIN_GET_PERF_EVENTS = 365
    REMOTE_PROC_DOMAIN_SET_PERF_EVENTS = 366
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVAL_FAILED = 367
    REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY = 368
    REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY = 369
    REMOTE_PROC_STORAGE_POOL_EVENT_LIFECYCLE = 370
    REMOTE_PROC_DOMAIN_GET_GUEST_VCPUS = 371
    REMOTE_PROC_DOMAIN_SET_GUEST_VCPUS = 372
    REMOTE_PROC_STORAGE_POOL_EVENT_REFRESH = 373
    REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY = 374
    REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY = 375
    REMOTE_PROC_NODE_DEVICE_EVENT_LIFECYCLE = 376
    REMOTE_PROC_NODE_DEVICE_EVENT_UPDATE = 377
    REMOTE_PROC_STORAGE_VOL_GET_INFO_FLAGS = 378
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_METADATA_CHANGE = 379
    REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY = 380
    REMOTE_PROC_CONNECT_SECRET_EVENT_DEREGISTER_ANY = 381
    REMOTE_PROC_SECRET_EVENT_LIFECYCLE = 382
    REMOTE_PROC_SECRET_EVENT_VALUE_CHANGED = 383
    REMOTE_PROC_DOMAIN_SET_VCPU = 384
    REMOTE_PROC_DOMAIN_EVENT_BLOCK_THRESHOLD = 385
    REMOTE_PROC_DOMAIN_SET_BLOCK_THRESHOLD = 386
    REMOTE_PROC_DOMAIN_MIGRATE_GET_MAX_DOWNTIME = 387
    REMOTE_PROC_DOMAIN_MANAGED_SAVE_GET_XML_DESC = 388
    REMOTE_PROC_DOMAIN_MANAGED_SAVE_DEFINE_XML = 389
    REMOTE_PROC_DOMAIN_SET_LIFECYCLE_ACTION = 390
    REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_TARGET_PATH = 391
    REMOTE_PROC_DOMAIN_DETACH_DEVICE_ALIAS = 392
    REMOTE_PROC_CONNECT_COMPARE_HYPERVISOR_CPU = 393
    REMOTE_PROC_CONNECT_BASELINE_HYPERVISOR_CPU = 394
    REMOTE_PROC_NODE_GET_SEV_INFO = 395
    REMOTE_PROC_DOMAIN_GET_LAUNCH_SECURITY_INFO = 396
    REMOTE_PROC_NWFILTER_BINDING_LOOKUP_BY_PORT_DEV = 397
    REMOTE_PROC_NWFILTER_BINDING_GET_XML_DESC = 398
    REMOTE_PROC_NWFILTER_BINDING_CREATE_XML = 399
    REMOTE_PROC_NWFILTER_BINDING_DELETE = 400
    REMOTE_PROC_CONNECT_LIST_ALL_NWFILTER_BINDINGS = 401
    REMOTE_PROC_DOMAIN_SET_IOTHREAD_PARAMS = 402
    REMOTE_PROC_CONNECT_GET_STORAGE_POOL_CAPABILITIES = 403
    REMOTE_PROC_NETWORK_LIST_ALL_PORTS = 404
    REMOTE_PROC_NETWORK_PORT_LOOKUP_BY_UUID = 405
    REMOTE_PROC_NETWORK_PORT_CREATE_XML = 406
    REMOTE_PROC_NETWORK_PORT_GET_PARAMETERS = 407
    REMOTE_PROC_NETWORK_PORT_SET_PARAMETERS = 408
    REMOTE_PROC_NETWORK_PORT_GET_XML_DESC = 409
    REMOTE_PROC_NETWORK_PORT_DELETE = 410
    REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML = 411
    REMOTE_PROC_DOMAIN_CHECKPOINT_GET_XML_DESC = 412
    REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS = 413
    REMOTE_PROC_DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN = 414
    REMOTE_PROC_DOMAIN_CHECKPOINT_LOOKUP_BY_NAME = 415
    REMOTE_PROC_DOMAIN_CHECKPOINT_GET_PARENT = 416
    REMOTE_PROC_DOMAIN_CHECKPOINT_DELETE = 417
    REMOTE_PROC_DOMAIN_GET_GUEST_INFO = 418
    REMOTE_PROC_CONNECT_SET_IDENTITY = 419
    REMOTE_PROC_DOMAIN_AGENT_SET_RESPONSE_TIMEOUT = 420
    REMOTE_PROC_DOMAIN_BACKUP_BEGIN = 421
    REMOTE_PROC_DOMAIN_BACKUP_GET_XML_DESC = 422
    REMOTE_PROC_DOMAIN_EVENT_MEMORY_FAILURE = 423
    REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_GET = 424
    REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_SET = 425
    REMOTE_PROC_DOMAIN_GET_MESSAGES = 426
    REMOTE_PROC_DOMAIN_START_DIRTY_RATE_CALC = 427
    REMOTE_PROC_NODE_DEVICE_DEFINE_XML = 428
    REMOTE_PROC_NODE_DEVICE_UNDEFINE = 429
    REMOTE_PROC_NODE_DEVICE_CREATE = 430
    REMOTE_PROC_NWFILTER_DEFINE_XML_FLAGS = 431
    REMOTE_PROC_NETWORK_DEFINE_XML_FLAGS = 432
    REMOTE_PROC_NODE_DEVICE_GET_AUTOSTART = 433
    REMOTE_PROC_NODE_DEVICE_SET_AUTOSTART = 434
    REMOTE_PROC_NODE_DEVICE_IS_PERSISTENT = 435
    REMOTE_PROC_NODE_DEVICE_IS_ACTIVE = 436
    REMOTE_PROC_NETWORK_CREATE_XML_FLAGS = 437
    REMOTE_PROC_DOMAIN_EVENT_MEMORY_DEVICE_SIZE_CHANGE = 438
    REMOTE_PROC_DOMAIN_SET_LAUNCH_SECURITY_STATE = 439
    REMOTE_PROC_DOMAIN_SAVE_PARAMS = 440
    REMOTE_PROC_DOMAIN_RESTORE_PARAMS = 441
    REMOTE_PROC_DOMAIN_ABORT_JOB_FLAGS = 442
    REMOTE_PROC_DOMAIN_FD_ASSOCIATE = 443
    REMOTE_PROC_NETWORK_SET_METADATA = 444
    REMOTE_PROC_NETWORK_GET_METADATA = 445
    REMOTE_PROC_NETWORK_EVENT_CALLBACK_METADATA_CHANGE = 446
    REMOTE_PROC_NODE_DEVICE_UPDATE = 447
    REMOTE_PROC_DOMAIN_GRAPHICS_RELOAD = 448
    REMOTE_PROC_DOMAIN_GET_AUTOSTART_ONCE = 449
    REMOTE_PROC_DOMAIN_SET_AUTOSTART_ONCE = 450
    REMOTE_PROC_DOMAIN_SET_THROTTLE_GROUP = 451
    REMOTE_PROC_DOMAIN_DEL_THROTTLE_GROUP = 452
    REMOTE_PROC_DOMAIN_EVENT_NIC_MAC_CHANGE = 453
    REMOTE_PROC_DOMAIN_EVENT_VCPU_REMOVED = 454
    REMOTE_PROC_DOMAIN_EVENT_CALLBACK_CHANNEL_LIFECYCLE = 455
    REMOTE_PROC_DOMAIN_ANNOUNCE_INTERFACE = 456


# fmt: off
PROCEDURES = {
    1: ProcedureRow(1, "REMOTE_PROC_CONNECT_OPEN", "virConnectOpen", "connect_open", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_open_args", priority="high", acl=("connect:getattr",)),
    2: ProcedureRow(2, "REMOTE_PROC_CONNECT_CLOSE", "virConnectClose", "connect_close", ErrorDomain.VIR_FROM_DOMAIN, priority="high", acl=("none",)),
    3: ProcedureRow(3, "REMOTE_PROC_CONNECT_GET_TYPE", "virConnectGetType", "connect_get_type", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_get_type_ret", priority="high", acl=("connect:getattr",)),
    4: ProcedureRow(4, "REMOTE_PROC_CONNECT_GET_VERSION", "virConnectGetVersion", "connect_get_version", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_get_version_ret", priority="high", acl=("connect:getattr",)),
    5: ProcedureRow(5, "REMOTE_PROC_CONNECT_GET_MAX_VCPUS", "virConnectGetMaxVcpus", "connect_get_max_vcpus", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_get_max_vcpus_args", ret="remote_connect_get_max_vcpus_ret", priority="high", acl=("connect:read",)),
    6: ProcedureRow(6, "REMOTE_PROC_NODE_GET_INFO", "virNodeGetInfo", "node_get_info", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_node_get_info_ret", priority="high", acl=("connect:read",)),
    7: ProcedureRow(7, "REMOTE_PROC_CONNECT_GET_CAPABILITIES", "virConnectGetCapabilities", "connect_get_capabilities", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_get_capabilities_ret", acl=("connect:read",)),
    8: ProcedureRow(8, "REMOTE_PROC_DOMAIN_ATTACH_DEVICE", "virDomainAttachDevice", "domain_attach_device", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_attach_device_args", acl=("domain:write",)),
    9: ProcedureRow(9, "REMOTE_PROC_DOMAIN_CREATE", "virDomainCreate", "domain_create", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_create_args", acl=("domain:start",)),
    10: ProcedureRow(10, "REMOTE_PROC_DOMAIN_CREATE_XML", "virDomainCreateXML", "domain_create_xml", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_create_xml_args", ret="remote_domain_create_xml_ret", acl=("domain:write", "domain:start",)),
    11: ProcedureRow(11, "REMOTE_PROC_DOMAIN_DEFINE_XML", "virDomainDefineXML", "domain_define_xml", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_define_xml_args", ret="remote_domain_define_xml_ret", priority="high", acl=("domain:write", "domain:save",)),
    12: ProcedureRow(12, "REMOTE_PROC_DOMAIN_DESTROY", "virDomainDestroy", "domain_destroy", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_destroy_args", priority="high", acl=("domain:stop",)),
    13: ProcedureRow(13, "REMOTE_PROC_DOMAIN_DETACH_DEVICE", "virDomainDetachDevice", "domain_detach_device", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_detach_device_args", acl=("domain:write",)),
    14: ProcedureRow(14, "REMOTE_PROC_DOMAIN_GET_XML_DESC", "virDomainGetXMLDesc", "domain_get_xml_desc", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_xml_desc_args", ret="remote_domain_get_xml_desc_ret", acl=("domain:read", "domain:read_secure:VIR_DOMAIN_XML_SECURE", "domain:read_secure:VIR_DOMAIN_XML_MIGRATABLE",)),
    15: ProcedureRow(15, "REMOTE_PROC_DOMAIN_GET_AUTOSTART", "virDomainGetAutostart", "domain_get_autostart", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_autostart_args", ret="remote_domain_get_autostart_ret", priority="high", acl=("domain:read",)),
    16: ProcedureRow(16, "REMOTE_PROC_DOMAIN_GET_INFO", "virDomainGetInfo", "domain_get_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_info_args", ret="remote_domain_get_info_ret", acl=("domain:read",)),
    17: ProcedureRow(17, "REMOTE_PROC_DOMAIN_GET_MAX_MEMORY", "virDomainGetMaxMemory", "domain_get_max_memory", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_max_memory_args", ret="remote_domain_get_max_memory_ret", priority="high", acl=("domain:read",)),
    18: ProcedureRow(18, "REMOTE_PROC_DOMAIN_GET_MAX_VCPUS", "virDomainGetMaxVcpus", "domain_get_max_vcpus", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_max_vcpus_args", ret="remote_domain_get_max_vcpus_ret", priority="high", acl=("domain:read",)),
    19: ProcedureRow(19, "REMOTE_PROC_DOMAIN_GET_OS_TYPE", "virDomainGetOSType", "domain_get_os_type", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_os_type_args", ret="remote_domain_get_os_type_ret", priority="high", acl=("domain:read",)),
    20: ProcedureRow(20, "REMOTE_PROC_DOMAIN_GET_VCPUS", "virDomainGetVcpus", "domain_get_vcpus", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_vcpus_args", ret="remote_domain_get_vcpus_ret", priority="high", acl=("domain:read",)),
    21: ProcedureRow(21, "REMOTE_PROC_CONNECT_LIST_DEFINED_DOMAINS", "virConnectListDefinedDomains", "connect_list_defined_domains", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_list_defined_domains_args", ret="remote_connect_list_defined_domains_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    22: ProcedureRow(22, "REMOTE_PROC_DOMAIN_LOOKUP_BY_ID", "virDomainLookupByID", "domain_lookup_by_id", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_lookup_by_id_args", ret="remote_domain_lookup_by_id_ret", priority="high", acl=("domain:getattr",)),
    23: ProcedureRow(23, "REMOTE_PROC_DOMAIN_LOOKUP_BY_NAME", "virDomainLookupByName", "domain_lookup_by_name", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_lookup_by_name_args", ret="remote_domain_lookup_by_name_ret", priority="high", acl=("domain:getattr",)),
    24: ProcedureRow(24, "REMOTE_PROC_DOMAIN_LOOKUP_BY_UUID", "virDomainLookupByUUID", "domain_lookup_by_uuid", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_lookup_by_uuid_args", ret="remote_domain_lookup_by_uuid_ret", priority="high", acl=("domain:getattr",)),
    25: ProcedureRow(25, "REMOTE_PROC_CONNECT_NUM_OF_DEFINED_DOMAINS", "virConnectNumOfDefinedDomains", "connect_num_of_defined_domains", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_num_of_defined_domains_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    26: ProcedureRow(26, "REMOTE_PROC_DOMAIN_PIN_VCPU", "virDomainPinVcpu", "domain_pin_vcpu", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_pin_vcpu_args", acl=("domain:write",)),
    27: ProcedureRow(27, "REMOTE_PROC_DOMAIN_REBOOT", "virDomainReboot", "domain_reboot", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_reboot_args", acl=("domain:init_control", "domain:write:VIR_DOMAIN_REBOOT_GUEST_AGENT",)),
    28: ProcedureRow(28, "REMOTE_PROC_DOMAIN_RESUME", "virDomainResume", "domain_resume", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_resume_args", acl=("domain:suspend",)),
    29: ProcedureRow(29, "REMOTE_PROC_DOMAIN_SET_AUTOSTART", "virDomainSetAutostart", "domain_set_autostart", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_autostart_args", priority="high", acl=("domain:write",)),
    30: ProcedureRow(30, "REMOTE_PROC_DOMAIN_SET_MAX_MEMORY", "virDomainSetMaxMemory", "domain_set_max_memory", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_max_memory_args", priority="high", acl=("domain:write",)),
    31: ProcedureRow(31, "REMOTE_PROC_DOMAIN_SET_MEMORY", "virDomainSetMemory", "domain_set_memory", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_memory_args", acl=("domain:write",)),
    32: ProcedureRow(32, "REMOTE_PROC_DOMAIN_SET_VCPUS", "virDomainSetVcpus", "domain_set_vcpus", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_vcpus_args", acl=("domain:write",)),
    33: ProcedureRow(33, "REMOTE_PROC_DOMAIN_SHUTDOWN", "virDomainShutdown", "domain_shutdown", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_shutdown_args", acl=("domain:init_control",)),
    34: ProcedureRow(34, "REMOTE_PROC_DOMAIN_SUSPEND", "virDomainSuspend", "domain_suspend", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_suspend_args", acl=("domain:suspend",)),
    35: ProcedureRow(35, "REMOTE_PROC_DOMAIN_UNDEFINE", "virDomainUndefine", "domain_undefine", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_undefine_args", priority="high", acl=("domain:delete",)),
    36: ProcedureRow(36, "REMOTE_PROC_CONNECT_LIST_DEFINED_NETWORKS", "virConnectListDefinedNetworks", "connect_list_defined_networks", ErrorDomain.VIR_FROM_NETWORK, args="remote_connect_list_defined_networks_args", ret="remote_connect_list_defined_networks_ret", priority="high", acl=("connect:search_networks",), aclfilter=("network:getattr",)),
    37: ProcedureRow(37, "REMOTE_PROC_CONNECT_LIST_DOMAINS", "virConnectListDomains", "connect_list_domains", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_list_domains_args", ret="remote_connect_list_domains_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    38: ProcedureRow(38, "REMOTE_PROC_CONNECT_LIST_NETWORKS", "virConnectListNetworks", "connect_list_networks", ErrorDomain.VIR_FROM_NETWORK, args="remote_connect_list_networks_args", ret="remote_connect_list_networks_ret", priority="high", acl=("connect:search_networks",), aclfilter=("network:getattr",)),
    39: ProcedureRow(39, "REMOTE_PROC_NETWORK_CREATE", "virNetworkCreate", "network_create", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_create_args", acl=("network:start",)),
    40: ProcedureRow(40, "REMOTE_PROC_NETWORK_CREATE_XML", "virNetworkCreateXML", "network_create_xml", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_create_xml_args", ret="remote_network_create_xml_ret", acl=("network:write", "network:start",)),
    41: ProcedureRow(41, "REMOTE_PROC_NETWORK_DEFINE_XML", "virNetworkDefineXML", "network_define_xml", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_define_xml_args", ret="remote_network_define_xml_ret", priority="high", acl=("network:write", "network:save",)),
    42: ProcedureRow(42, "REMOTE_PROC_NETWORK_DESTROY", "virNetworkDestroy", "network_destroy", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_destroy_args", priority="high", acl=("network:stop",)),
    43: ProcedureRow(43, "REMOTE_PROC_NETWORK_GET_XML_DESC", "virNetworkGetXMLDesc", "network_get_xml_desc", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_get_xml_desc_args", ret="remote_network_get_xml_desc_ret", priority="high", acl=("network:read",)),
    44: ProcedureRow(44, "REMOTE_PROC_NETWORK_GET_AUTOSTART", "virNetworkGetAutostart", "network_get_autostart", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_get_autostart_args", ret="remote_network_get_autostart_ret", priority="high", acl=("network:read",)),
    45: ProcedureRow(45, "REMOTE_PROC_NETWORK_GET_BRIDGE_NAME", "virNetworkGetBridgeName", "network_get_bridge_name", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_get_bridge_name_args", ret="remote_network_get_bridge_name_ret", priority="high", acl=("network:read",)),
    46: ProcedureRow(46, "REMOTE_PROC_NETWORK_LOOKUP_BY_NAME", "virNetworkLookupByName", "network_lookup_by_name", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_lookup_by_name_args", ret="remote_network_lookup_by_name_ret", priority="high", acl=("network:getattr",)),
    47: ProcedureRow(47, "REMOTE_PROC_NETWORK_LOOKUP_BY_UUID", "virNetworkLookupByUUID", "network_lookup_by_uuid", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_lookup_by_uuid_args", ret="remote_network_lookup_by_uuid_ret", priority="high", acl=("network:getattr",)),
    48: ProcedureRow(48, "REMOTE_PROC_NETWORK_SET_AUTOSTART", "virNetworkSetAutostart", "network_set_autostart", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_set_autostart_args", priority="high", acl=("network:write",)),
    49: ProcedureRow(49, "REMOTE_PROC_NETWORK_UNDEFINE", "virNetworkUndefine", "network_undefine", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_undefine_args", priority="high", acl=("network:delete",)),
    50: ProcedureRow(50, "REMOTE_PROC_CONNECT_NUM_OF_DEFINED_NETWORKS", "virConnectNumOfDefinedNetworks", "connect_num_of_defined_networks", ErrorDomain.VIR_FROM_NETWORK, ret="remote_connect_num_of_defined_networks_ret", priority="high", acl=("connect:search_networks",), aclfilter=("network:getattr",)),
    51: ProcedureRow(51, "REMOTE_PROC_CONNECT_NUM_OF_DOMAINS", "virConnectNumOfDomains", "connect_num_of_domains", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_num_of_domains_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    52: ProcedureRow(52, "REMOTE_PROC_CONNECT_NUM_OF_NETWORKS", "virConnectNumOfNetworks", "connect_num_of_networks", ErrorDomain.VIR_FROM_NETWORK, ret="remote_connect_num_of_networks_ret", priority="high", acl=("connect:search_networks",), aclfilter=("network:getattr",)),
    53: ProcedureRow(53, "REMOTE_PROC_DOMAIN_CORE_DUMP", "virDomainCoreDump", "domain_core_dump", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_core_dump_args", acl=("domain:core_dump",)),
    54: ProcedureRow(54, "REMOTE_PROC_DOMAIN_RESTORE", "virDomainRestore", "domain_restore", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_restore_args", acl=("domain:start", "domain:write",)),
    55: ProcedureRow(55, "REMOTE_PROC_DOMAIN_SAVE", "virDomainSave", "domain_save", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_save_args", acl=("domain:hibernate",)),
    56: ProcedureRow(56, "REMOTE_PROC_DOMAIN_GET_SCHEDULER_TYPE", "virDomainGetSchedulerType", "domain_get_scheduler_type", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_scheduler_type_args", ret="remote_domain_get_scheduler_type_ret", acl=("domain:read",)),
    57: ProcedureRow(57, "REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS", "virDomainGetSchedulerParameters", "domain_get_scheduler_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_scheduler_parameters_args", ret="remote_domain_get_scheduler_parameters_ret", acl=("domain:read",)),
    58: ProcedureRow(58, "REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS", "virDomainSetSchedulerParameters", "domain_set_scheduler_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_scheduler_parameters_args", acl=("domain:read",)),
    59: ProcedureRow(59, "REMOTE_PROC_CONNECT_GET_HOSTNAME", "virConnectGetHostname", "connect_get_hostname", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_get_hostname_ret", priority="high", acl=("connect:getattr",)),
    60: ProcedureRow(60, "REMOTE_PROC_CONNECT_SUPPORTS_FEATURE", "virConnectSupportsFeature", "connect_supports_feature", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_supports_feature_args", ret="remote_connect_supports_feature_ret", priority="high", acl=("connect:getattr",)),
    61: ProcedureRow(61, "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE", "virDomainMigratePrepare", "domain_migrate_prepare", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_prepare_args", ret="remote_domain_migrate_prepare_ret", acl=("domain:migrate", "domain:start", "domain:write",)),
    62: ProcedureRow(62, "REMOTE_PROC_DOMAIN_MIGRATE_PERFORM", "virDomainMigratePerform", "domain_migrate_perform", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_perform_args", acl=("domain:migrate",)),
    63: ProcedureRow(63, "REMOTE_PROC_DOMAIN_MIGRATE_FINISH", "virDomainMigrateFinish", "domain_migrate_finish", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_finish_args", ret="remote_domain_migrate_finish_ret", acl=("domain:migrate",)),
    64: ProcedureRow(64, "REMOTE_PROC_DOMAIN_BLOCK_STATS", "virDomainBlockStats", "domain_block_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_stats_args", ret="remote_domain_block_stats_ret", acl=("domain:read",)),
    65: ProcedureRow(65, "REMOTE_PROC_DOMAIN_INTERFACE_STATS", "virDomainInterfaceStats", "domain_interface_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_interface_stats_args", ret="remote_domain_interface_stats_ret", priority="high", acl=("domain:read",)),
    66: ProcedureRow(66, "REMOTE_PROC_AUTH_LIST", "virAuthList", "auth_list", ErrorDomain.VIR_FROM_NONE, ret="remote_auth_list_ret", priority="high", acl=("none",)),
    67: ProcedureRow(67, "REMOTE_PROC_AUTH_SASL_INIT", "virAuthSaslInit", "auth_sasl_init", ErrorDomain.VIR_FROM_NONE, ret="remote_auth_sasl_init_ret", priority="high", acl=("none",)),
    68: ProcedureRow(68, "REMOTE_PROC_AUTH_SASL_START", "virAuthSaslStart", "auth_sasl_start", ErrorDomain.VIR_FROM_NONE, args="remote_auth_sasl_start_args", ret="remote_auth_sasl_start_ret", priority="high", acl=("none",)),
    69: ProcedureRow(69, "REMOTE_PROC_AUTH_SASL_STEP", "virAuthSaslStep", "auth_sasl_step", ErrorDomain.VIR_FROM_NONE, args="remote_auth_sasl_step_args", ret="remote_auth_sasl_step_ret", priority="high", acl=("none",)),
    70: ProcedureRow(70, "REMOTE_PROC_AUTH_POLKIT", "virAuthPolkit", "auth_polkit", ErrorDomain.VIR_FROM_NONE, ret="remote_auth_polkit_ret", priority="high", acl=("none",)),
    71: ProcedureRow(71, "REMOTE_PROC_CONNECT_NUM_OF_STORAGE_POOLS", "virConnectNumOfStoragePools", "connect_num_of_storage_pools", ErrorDomain.VIR_FROM_STORAGE, ret="remote_connect_num_of_storage_pools_ret", priority="high", acl=("connect:search_storage_pools",), aclfilter=("storage_pool:getattr",)),
    72: ProcedureRow(72, "REMOTE_PROC_CONNECT_LIST_STORAGE_POOLS", "virConnectListStoragePools", "connect_list_storage_pools", ErrorDomain.VIR_FROM_STORAGE, args="remote_connect_list_storage_pools_args", ret="remote_connect_list_storage_pools_ret", priority="high", acl=("connect:search_storage_pools",), aclfilter=("storage_pool:getattr",)),
    73: ProcedureRow(73, "REMOTE_PROC_CONNECT_NUM_OF_DEFINED_STORAGE_POOLS", "virConnectNumOfDefinedStoragePools", "connect_num_of_defined_storage_pools", ErrorDomain.VIR_FROM_STORAGE, ret="remote_connect_num_of_defined_storage_pools_ret", priority="high", acl=("connect:search_storage_pools",), aclfilter=("storage_pool:getattr",)),
    74: ProcedureRow(74, "REMOTE_PROC_CONNECT_LIST_DEFINED_STORAGE_POOLS", "virConnectListDefinedStoragePools", "connect_list_defined_storage_pools", ErrorDomain.VIR_FROM_STORAGE, args="remote_connect_list_defined_storage_pools_args", ret="remote_connect_list_defined_storage_pools_ret", priority="high", acl=("connect:search_storage_pools",), aclfilter=("storage_pool:getattr",)),
    75: ProcedureRow(75, "REMOTE_PROC_CONNECT_FIND_STORAGE_POOL_SOURCES", "virConnectFindStoragePoolSources", "connect_find_storage_pool_sources", ErrorDomain.VIR_FROM_STORAGE, args="remote_connect_find_storage_pool_sources_args", ret="remote_connect_find_storage_pool_sources_ret", acl=("connect:detect_storage_pools",)),
    76: ProcedureRow(76, "REMOTE_PROC_STORAGE_POOL_CREATE_XML", "virStoragePoolCreateXML", "storage_pool_create_xml", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_create_xml_args", ret="remote_storage_pool_create_xml_ret", acl=("storage_pool:start", "storage_pool:write",)),
    77: ProcedureRow(77, "REMOTE_PROC_STORAGE_POOL_DEFINE_XML", "virStoragePoolDefineXML", "storage_pool_define_xml", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_define_xml_args", ret="remote_storage_pool_define_xml_ret", priority="high", acl=("storage_pool:write", "storage_pool:save",)),
    78: ProcedureRow(78, "REMOTE_PROC_STORAGE_POOL_CREATE", "virStoragePoolCreate", "storage_pool_create", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_create_args", acl=("storage_pool:start",)),
    79: ProcedureRow(79, "REMOTE_PROC_STORAGE_POOL_BUILD", "virStoragePoolBuild", "storage_pool_build", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_build_args", acl=("storage_pool:format",)),
    80: ProcedureRow(80, "REMOTE_PROC_STORAGE_POOL_DESTROY", "virStoragePoolDestroy", "storage_pool_destroy", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_destroy_args", priority="high", acl=("storage_pool:stop",)),
    81: ProcedureRow(81, "REMOTE_PROC_STORAGE_POOL_DELETE", "virStoragePoolDelete", "storage_pool_delete", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_delete_args", acl=("storage_pool:format",)),
    82: ProcedureRow(82, "REMOTE_PROC_STORAGE_POOL_UNDEFINE", "virStoragePoolUndefine", "storage_pool_undefine", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_undefine_args", priority="high", acl=("storage_pool:delete",)),
    83: ProcedureRow(83, "REMOTE_PROC_STORAGE_POOL_REFRESH", "virStoragePoolRefresh", "storage_pool_refresh", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_refresh_args", acl=("storage_pool:refresh",)),
    84: ProcedureRow(84, "REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_NAME", "virStoragePoolLookupByName", "storage_pool_lookup_by_name", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_lookup_by_name_args", ret="remote_storage_pool_lookup_by_name_ret", priority="high", acl=("storage_pool:getattr",)),
    85: ProcedureRow(85, "REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_UUID", "virStoragePoolLookupByUUID", "storage_pool_lookup_by_uuid", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_lookup_by_uuid_args", ret="remote_storage_pool_lookup_by_uuid_ret", priority="high", acl=("storage_pool:getattr",)),
    86: ProcedureRow(86, "REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_VOLUME", "virStoragePoolLookupByVolume", "storage_pool_lookup_by_volume", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_lookup_by_volume_args", ret="remote_storage_pool_lookup_by_volume_ret", priority="high", acl=("storage_pool:getattr",)),
    87: ProcedureRow(87, "REMOTE_PROC_STORAGE_POOL_GET_INFO", "virStoragePoolGetInfo", "storage_pool_get_info", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_get_info_args", ret="remote_storage_pool_get_info_ret", priority="high", acl=("storage_pool:read",)),
    88: ProcedureRow(88, "REMOTE_PROC_STORAGE_POOL_GET_XML_DESC", "virStoragePoolGetXMLDesc", "storage_pool_get_xml_desc", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_get_xml_desc_args", ret="remote_storage_pool_get_xml_desc_ret", priority="high", acl=("storage_pool:read",)),
    89: ProcedureRow(89, "REMOTE_PROC_STORAGE_POOL_GET_AUTOSTART", "virStoragePoolGetAutostart", "storage_pool_get_autostart", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_get_autostart_args", ret="remote_storage_pool_get_autostart_ret", priority="high", acl=("storage_pool:read",)),
    90: ProcedureRow(90, "REMOTE_PROC_STORAGE_POOL_SET_AUTOSTART", "virStoragePoolSetAutostart", "storage_pool_set_autostart", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_set_autostart_args", priority="high", acl=("storage_pool:write",)),
    91: ProcedureRow(91, "REMOTE_PROC_STORAGE_POOL_NUM_OF_VOLUMES", "virStoragePoolNumOfVolumes", "storage_pool_num_of_volumes", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_num_of_volumes_args", ret="remote_storage_pool_num_of_volumes_ret", priority="high", acl=("storage_pool:search_storage_vols",), aclfilter=("storage_vol:getattr",)),
    92: ProcedureRow(92, "REMOTE_PROC_STORAGE_POOL_LIST_VOLUMES", "virStoragePoolListVolumes", "storage_pool_list_volumes", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_list_volumes_args", ret="remote_storage_pool_list_volumes_ret", priority="high", acl=("storage_pool:search_storage_vols",), aclfilter=("storage_vol:getattr",)),
    93: ProcedureRow(93, "REMOTE_PROC_STORAGE_VOL_CREATE_XML", "virStorageVolCreateXML", "storage_vol_create_xml", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_create_xml_args", ret="remote_storage_vol_create_xml_ret", acl=("storage_vol:create",)),
    94: ProcedureRow(94, "REMOTE_PROC_STORAGE_VOL_DELETE", "virStorageVolDelete", "storage_vol_delete", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_delete_args", acl=("storage_vol:delete",)),
    95: ProcedureRow(95, "REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_NAME", "virStorageVolLookupByName", "storage_vol_lookup_by_name", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_lookup_by_name_args", ret="remote_storage_vol_lookup_by_name_ret", priority="high", acl=("storage_vol:getattr",)),
    96: ProcedureRow(96, "REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_KEY", "virStorageVolLookupByKey", "storage_vol_lookup_by_key", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_lookup_by_key_args", ret="remote_storage_vol_lookup_by_key_ret", priority="high", acl=("storage_vol:getattr",)),
    97: ProcedureRow(97, "REMOTE_PROC_STORAGE_VOL_LOOKUP_BY_PATH", "virStorageVolLookupByPath", "storage_vol_lookup_by_path", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_lookup_by_path_args", ret="remote_storage_vol_lookup_by_path_ret", priority="high", acl=("storage_vol:getattr",)),
    98: ProcedureRow(98, "REMOTE_PROC_STORAGE_VOL_GET_INFO", "virStorageVolGetInfo", "storage_vol_get_info", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_get_info_args", ret="remote_storage_vol_get_info_ret", priority="high", acl=("storage_vol:read",)),
    99: ProcedureRow(99, "REMOTE_PROC_STORAGE_VOL_GET_XML_DESC", "virStorageVolGetXMLDesc", "storage_vol_get_xml_desc", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_get_xml_desc_args", ret="remote_storage_vol_get_xml_desc_ret", priority="high", acl=("storage_vol:read",)),
    100: ProcedureRow(100, "REMOTE_PROC_STORAGE_VOL_GET_PATH", "virStorageVolGetPath", "storage_vol_get_path", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_get_path_args", ret="remote_storage_vol_get_path_ret", priority="high", acl=("storage_vol:read",)),
    101: ProcedureRow(101, "REMOTE_PROC_NODE_GET_CELLS_FREE_MEMORY", "virNodeGetCellsFreeMemory", "node_get_cells_free_memory", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_cells_free_memory_args", ret="remote_node_get_cells_free_memory_ret", priority="high", acl=("connect:read",)),
    102: ProcedureRow(102, "REMOTE_PROC_NODE_GET_FREE_MEMORY", "virNodeGetFreeMemory", "node_get_free_memory", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_node_get_free_memory_ret", priority="high", acl=("connect:read",)),
    103: ProcedureRow(103, "REMOTE_PROC_DOMAIN_BLOCK_PEEK", "virDomainBlockPeek", "domain_block_peek", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_peek_args", ret="remote_domain_block_peek_ret", acl=("domain:block_read",)),
    104: ProcedureRow(104, "REMOTE_PROC_DOMAIN_MEMORY_PEEK", "virDomainMemoryPeek", "domain_memory_peek", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_memory_peek_args", ret="remote_domain_memory_peek_ret", acl=("domain:mem_read",)),
    105: ProcedureRow(105, "REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER", "virConnectDomainEventRegister", "connect_domain_event_register", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_domain_event_register_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    106: ProcedureRow(106, "REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER", "virConnectDomainEventDeregister", "connect_domain_event_deregister", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_domain_event_deregister_ret", priority="high", acl=("connect:read",)),
    107: ProcedureRow(107, "REMOTE_PROC_DOMAIN_EVENT_LIFECYCLE", "virDomainEventLifecycle", "domain_event_lifecycle", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_lifecycle_msg", acl=("none",)),
    108: ProcedureRow(108, "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE2", "virDomainMigratePrepare2", "domain_migrate_prepare2", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_prepare2_args", ret="remote_domain_migrate_prepare2_ret", acl=("domain:migrate", "domain:start", "domain:write",)),
    109: ProcedureRow(109, "REMOTE_PROC_DOMAIN_MIGRATE_FINISH2", "virDomainMigrateFinish2", "domain_migrate_finish2", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_finish2_args", ret="remote_domain_migrate_finish2_ret", acl=("domain:migrate",)),
    110: ProcedureRow(110, "REMOTE_PROC_CONNECT_GET_URI", "virConnectGetURI", "connect_get_uri", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_get_uri_ret", priority="high", acl=("connect:getattr",)),
    111: ProcedureRow(111, "REMOTE_PROC_NODE_NUM_OF_DEVICES", "virNodeNumOfDevices", "node_num_of_devices", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_num_of_devices_args", ret="remote_node_num_of_devices_ret", priority="high", acl=("connect:search_node_devices",), aclfilter=("node_device:getattr",)),
    112: ProcedureRow(112, "REMOTE_PROC_NODE_LIST_DEVICES", "virNodeListDevices", "node_list_devices", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_list_devices_args", ret="remote_node_list_devices_ret", priority="high", acl=("connect:search_node_devices",), aclfilter=("node_device:getattr",)),
    113: ProcedureRow(113, "REMOTE_PROC_NODE_DEVICE_LOOKUP_BY_NAME", "virNodeDeviceLookupByName", "node_device_lookup_by_name", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_lookup_by_name_args", ret="remote_node_device_lookup_by_name_ret", priority="high", acl=("node_device:getattr",)),
    114: ProcedureRow(114, "REMOTE_PROC_NODE_DEVICE_GET_XML_DESC", "virNodeDeviceGetXMLDesc", "node_device_get_xml_desc", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_get_xml_desc_args", ret="remote_node_device_get_xml_desc_ret", acl=("node_device:read",)),
    115: ProcedureRow(115, "REMOTE_PROC_NODE_DEVICE_GET_PARENT", "virNodeDeviceGetParent", "node_device_get_parent", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_get_parent_args", ret="remote_node_device_get_parent_ret", priority="high", acl=("node_device:read",)),
    116: ProcedureRow(116, "REMOTE_PROC_NODE_DEVICE_NUM_OF_CAPS", "virNodeDeviceNumOfCaps", "node_device_num_of_caps", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_num_of_caps_args", ret="remote_node_device_num_of_caps_ret", priority="high", acl=("node_device:read",)),
    117: ProcedureRow(117, "REMOTE_PROC_NODE_DEVICE_LIST_CAPS", "virNodeDeviceListCaps", "node_device_list_caps", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_list_caps_args", ret="remote_node_device_list_caps_ret", priority="high", acl=("node_device:read",)),
    118: ProcedureRow(118, "REMOTE_PROC_NODE_DEVICE_DETTACH", "virNodeDeviceDettach", "node_device_dettach", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_dettach_args", acl=("node_device:detach",)),
    119: ProcedureRow(119, "REMOTE_PROC_NODE_DEVICE_RE_ATTACH", "virNodeDeviceReAttach", "node_device_re_attach", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_re_attach_args", acl=("node_device:detach",)),
    120: ProcedureRow(120, "REMOTE_PROC_NODE_DEVICE_RESET", "virNodeDeviceReset", "node_device_reset", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_reset_args", acl=("node_device:detach",)),
    121: ProcedureRow(121, "REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL", "virDomainGetSecurityLabel", "domain_get_security_label", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_security_label_args", ret="remote_domain_get_security_label_ret", priority="high", acl=("domain:read",)),
    122: ProcedureRow(122, "REMOTE_PROC_NODE_GET_SECURITY_MODEL", "virNodeGetSecurityModel", "node_get_security_model", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_node_get_security_model_ret", priority="high", acl=("connect:read",)),
    123: ProcedureRow(123, "REMOTE_PROC_NODE_DEVICE_CREATE_XML", "virNodeDeviceCreateXML", "node_device_create_xml", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_create_xml_args", ret="remote_node_device_create_xml_ret", acl=("node_device:write", "node_device:start",)),
    124: ProcedureRow(124, "REMOTE_PROC_NODE_DEVICE_DESTROY", "virNodeDeviceDestroy", "node_device_destroy", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_destroy_args", priority="high", acl=("node_device:stop",)),
    125: ProcedureRow(125, "REMOTE_PROC_STORAGE_VOL_CREATE_XML_FROM", "virStorageVolCreateXMLFrom", "storage_vol_create_xml_from", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_create_xml_from_args", ret="remote_storage_vol_create_xml_from_ret", acl=("storage_vol:create",)),
    126: ProcedureRow(126, "REMOTE_PROC_CONNECT_NUM_OF_INTERFACES", "virConnectNumOfInterfaces", "connect_num_of_interfaces", ErrorDomain.VIR_FROM_INTERFACE, ret="remote_connect_num_of_interfaces_ret", priority="high", acl=("connect:search_interfaces",), aclfilter=("interface:getattr",)),
    127: ProcedureRow(127, "REMOTE_PROC_CONNECT_LIST_INTERFACES", "virConnectListInterfaces", "connect_list_interfaces", ErrorDomain.VIR_FROM_INTERFACE, args="remote_connect_list_interfaces_args", ret="remote_connect_list_interfaces_ret", priority="high", acl=("connect:search_interfaces",), aclfilter=("interface:getattr",)),
    128: ProcedureRow(128, "REMOTE_PROC_INTERFACE_LOOKUP_BY_NAME", "virInterfaceLookupByName", "interface_lookup_by_name", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_lookup_by_name_args", ret="remote_interface_lookup_by_name_ret", priority="high", acl=("interface:getattr",)),
    129: ProcedureRow(129, "REMOTE_PROC_INTERFACE_LOOKUP_BY_MAC_STRING", "virInterfaceLookupByMACString", "interface_lookup_by_mac_string", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_lookup_by_mac_string_args", ret="remote_interface_lookup_by_mac_string_ret", priority="high", acl=("interface:getattr",)),
    130: ProcedureRow(130, "REMOTE_PROC_INTERFACE_GET_XML_DESC", "virInterfaceGetXMLDesc", "interface_get_xml_desc", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_get_xml_desc_args", ret="remote_interface_get_xml_desc_ret", acl=("interface:read",)),
    131: ProcedureRow(131, "REMOTE_PROC_INTERFACE_DEFINE_XML", "virInterfaceDefineXML", "interface_define_xml", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_define_xml_args", ret="remote_interface_define_xml_ret", priority="high", acl=("interface:write", "interface:save",)),
    132: ProcedureRow(132, "REMOTE_PROC_INTERFACE_UNDEFINE", "virInterfaceUndefine", "interface_undefine", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_undefine_args", priority="high", acl=("interface:delete",)),
    133: ProcedureRow(133, "REMOTE_PROC_INTERFACE_CREATE", "virInterfaceCreate", "interface_create", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_create_args", acl=("interface:start",)),
    134: ProcedureRow(134, "REMOTE_PROC_INTERFACE_DESTROY", "virInterfaceDestroy", "interface_destroy", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_destroy_args", priority="high", acl=("interface:stop",)),
    135: ProcedureRow(135, "REMOTE_PROC_CONNECT_DOMAIN_XML_FROM_NATIVE", "virConnectDomainXMLFromNative", "connect_domain_xml_from_native", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_domain_xml_from_native_args", ret="remote_connect_domain_xml_from_native_ret", acl=("connect:write",)),
    136: ProcedureRow(136, "REMOTE_PROC_CONNECT_DOMAIN_XML_TO_NATIVE", "virConnectDomainXMLToNative", "connect_domain_xml_to_native", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_domain_xml_to_native_args", ret="remote_connect_domain_xml_to_native_ret", acl=("connect:write",)),
    137: ProcedureRow(137, "REMOTE_PROC_CONNECT_NUM_OF_DEFINED_INTERFACES", "virConnectNumOfDefinedInterfaces", "connect_num_of_defined_interfaces", ErrorDomain.VIR_FROM_INTERFACE, ret="remote_connect_num_of_defined_interfaces_ret", priority="high", acl=("connect:search_interfaces",), aclfilter=("interface:getattr",)),
    138: ProcedureRow(138, "REMOTE_PROC_CONNECT_LIST_DEFINED_INTERFACES", "virConnectListDefinedInterfaces", "connect_list_defined_interfaces", ErrorDomain.VIR_FROM_INTERFACE, args="remote_connect_list_defined_interfaces_args", ret="remote_connect_list_defined_interfaces_ret", priority="high", acl=("connect:search_interfaces",), aclfilter=("interface:getattr",)),
    139: ProcedureRow(139, "REMOTE_PROC_CONNECT_NUM_OF_SECRETS", "virConnectNumOfSecrets", "connect_num_of_secrets", ErrorDomain.VIR_FROM_SECRET, ret="remote_connect_num_of_secrets_ret", priority="high", acl=("connect:search_secrets",), aclfilter=("secret:getattr",)),
    140: ProcedureRow(140, "REMOTE_PROC_CONNECT_LIST_SECRETS", "virConnectListSecrets", "connect_list_secrets", ErrorDomain.VIR_FROM_SECRET, args="remote_connect_list_secrets_args", ret="remote_connect_list_secrets_ret", priority="high", acl=("connect:search_secrets",), aclfilter=("secret:getattr",)),
    141: ProcedureRow(141, "REMOTE_PROC_SECRET_LOOKUP_BY_UUID", "virSecretLookupByUUID", "secret_lookup_by_uuid", ErrorDomain.VIR_FROM_SECRET, args="remote_secret_lookup_by_uuid_args", ret="remote_secret_lookup_by_uuid_ret", priority="high", acl=("secret:getattr",)),
    142: ProcedureRow(142, "REMOTE_PROC_SECRET_DEFINE_XML", "virSecretDefineXML", "secret_define_xml", ErrorDomain.VIR_FROM_SECRET, args="remote_secret_define_xml_args", ret="remote_secret_define_xml_ret", priority="high", acl=("secret:write", "secret:save",)),
    143: ProcedureRow(143, "REMOTE_PROC_SECRET_GET_XML_DESC", "virSecretGetXMLDesc", "secret_get_xml_desc", ErrorDomain.VIR_FROM_SECRET, args="remote_secret_get_xml_desc_args", ret="remote_secret_get_xml_desc_ret", priority="high", acl=("secret:read",)),
    144: ProcedureRow(144, "REMOTE_PROC_SECRET_SET_VALUE", "virSecretSetValue", "secret_set_value", ErrorDomain.VIR_FROM_SECRET, args="remote_secret_set_value_args", priority="high", acl=("secret:write",)),
    145: ProcedureRow(145, "REMOTE_PROC_SECRET_GET_VALUE", "virSecretGetValue", "secret_get_value", ErrorDomain.VIR_FROM_SECRET, args="remote_secret_get_value_args", ret="remote_secret_get_value_ret", priority="high", acl=("secret:read_secure",)),
    146: ProcedureRow(146, "REMOTE_PROC_SECRET_UNDEFINE", "virSecretUndefine", "secret_undefine", ErrorDomain.VIR_FROM_SECRET, args="remote_secret_undefine_args", priority="high", acl=("secret:delete",)),
    147: ProcedureRow(147, "REMOTE_PROC_SECRET_LOOKUP_BY_USAGE", "virSecretLookupByUsage", "secret_lookup_by_usage", ErrorDomain.VIR_FROM_SECRET, args="remote_secret_lookup_by_usage_args", ret="remote_secret_lookup_by_usage_ret", priority="high", acl=("secret:getattr",)),
    148: ProcedureRow(148, "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL", "virDomainMigratePrepareTunnel", "domain_migrate_prepare_tunnel", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_prepare_tunnel_args", writestream=1, acl=("domain:migrate", "domain:start", "domain:write",)),
    149: ProcedureRow(149, "REMOTE_PROC_CONNECT_IS_SECURE", "virConnectIsSecure", "connect_is_secure", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_is_secure_ret", priority="high", acl=("none",)),
    150: ProcedureRow(150, "REMOTE_PROC_DOMAIN_IS_ACTIVE", "virDomainIsActive", "domain_is_active", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_is_active_args", ret="remote_domain_is_active_ret", priority="high", acl=("domain:read",)),
    151: ProcedureRow(151, "REMOTE_PROC_DOMAIN_IS_PERSISTENT", "virDomainIsPersistent", "domain_is_persistent", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_is_persistent_args", ret="remote_domain_is_persistent_ret", priority="high", acl=("domain:read",)),
    152: ProcedureRow(152, "REMOTE_PROC_NETWORK_IS_ACTIVE", "virNetworkIsActive", "network_is_active", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_is_active_args", ret="remote_network_is_active_ret", priority="high", acl=("network:read",)),
    153: ProcedureRow(153, "REMOTE_PROC_NETWORK_IS_PERSISTENT", "virNetworkIsPersistent", "network_is_persistent", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_is_persistent_args", ret="remote_network_is_persistent_ret", priority="high", acl=("network:read",)),
    154: ProcedureRow(154, "REMOTE_PROC_STORAGE_POOL_IS_ACTIVE", "virStoragePoolIsActive", "storage_pool_is_active", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_is_active_args", ret="remote_storage_pool_is_active_ret", priority="high", acl=("storage_pool:read",)),
    155: ProcedureRow(155, "REMOTE_PROC_STORAGE_POOL_IS_PERSISTENT", "virStoragePoolIsPersistent", "storage_pool_is_persistent", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_is_persistent_args", ret="remote_storage_pool_is_persistent_ret", priority="high", acl=("storage_pool:read",)),
    156: ProcedureRow(156, "REMOTE_PROC_INTERFACE_IS_ACTIVE", "virInterfaceIsActive", "interface_is_active", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_is_active_args", ret="remote_interface_is_active_ret", priority="high", acl=("interface:read",)),
    157: ProcedureRow(157, "REMOTE_PROC_CONNECT_GET_LIB_VERSION", "virConnectGetLibVersion", "connect_get_lib_version", ErrorDomain.VIR_FROM_DOMAIN, ret="remote_connect_get_lib_version_ret", priority="high", acl=("connect:getattr",)),
    158: ProcedureRow(158, "REMOTE_PROC_CONNECT_COMPARE_CPU", "virConnectCompareCPU", "connect_compare_cpu", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_compare_cpu_args", ret="remote_connect_compare_cpu_ret", priority="high", acl=("connect:read",)),
    159: ProcedureRow(159, "REMOTE_PROC_DOMAIN_MEMORY_STATS", "virDomainMemoryStats", "domain_memory_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_memory_stats_args", ret="remote_domain_memory_stats_ret", acl=("domain:read",)),
    160: ProcedureRow(160, "REMOTE_PROC_DOMAIN_ATTACH_DEVICE_FLAGS", "virDomainAttachDeviceFlags", "domain_attach_device_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_attach_device_flags_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    161: ProcedureRow(161, "REMOTE_PROC_DOMAIN_DETACH_DEVICE_FLAGS", "virDomainDetachDeviceFlags", "domain_detach_device_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_detach_device_flags_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    162: ProcedureRow(162, "REMOTE_PROC_CONNECT_BASELINE_CPU", "virConnectBaselineCPU", "connect_baseline_cpu", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_baseline_cpu_args", ret="remote_connect_baseline_cpu_ret", acl=("connect:read",)),
    163: ProcedureRow(163, "REMOTE_PROC_DOMAIN_GET_JOB_INFO", "virDomainGetJobInfo", "domain_get_job_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_job_info_args", ret="remote_domain_get_job_info_ret", acl=("domain:read",)),
    164: ProcedureRow(164, "REMOTE_PROC_DOMAIN_ABORT_JOB", "virDomainAbortJob", "domain_abort_job", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_abort_job_args", acl=("domain:write",)),
    165: ProcedureRow(165, "REMOTE_PROC_STORAGE_VOL_WIPE", "virStorageVolWipe", "storage_vol_wipe", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_wipe_args", acl=("storage_vol:format",)),
    166: ProcedureRow(166, "REMOTE_PROC_DOMAIN_MIGRATE_SET_MAX_DOWNTIME", "virDomainMigrateSetMaxDowntime", "domain_migrate_set_max_downtime", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_set_max_downtime_args", acl=("domain:migrate",)),
    167: ProcedureRow(167, "REMOTE_PROC_CONNECT_DOMAIN_EVENT_REGISTER_ANY", "virConnectDomainEventRegisterAny", "connect_domain_event_register_any", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_domain_event_register_any_args", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    168: ProcedureRow(168, "REMOTE_PROC_CONNECT_DOMAIN_EVENT_DEREGISTER_ANY", "virConnectDomainEventDeregisterAny", "connect_domain_event_deregister_any", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_domain_event_deregister_any_args", priority="high", acl=("connect:read",)),
    169: ProcedureRow(169, "REMOTE_PROC_DOMAIN_EVENT_REBOOT", "virDomainEventReboot", "domain_event_reboot", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_reboot_msg", acl=("none",)),
    170: ProcedureRow(170, "REMOTE_PROC_DOMAIN_EVENT_RTC_CHANGE", "virDomainEventRtcChange", "domain_event_rtc_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_rtc_change_msg", acl=("none",)),
    171: ProcedureRow(171, "REMOTE_PROC_DOMAIN_EVENT_WATCHDOG", "virDomainEventWatchdog", "domain_event_watchdog", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_watchdog_msg", acl=("none",)),
    172: ProcedureRow(172, "REMOTE_PROC_DOMAIN_EVENT_IO_ERROR", "virDomainEventIOError", "domain_event_io_error", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_io_error_msg", acl=("none",)),
    173: ProcedureRow(173, "REMOTE_PROC_DOMAIN_EVENT_GRAPHICS", "virDomainEventGraphics", "domain_event_graphics", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_graphics_msg", acl=("none",)),
    174: ProcedureRow(174, "REMOTE_PROC_DOMAIN_UPDATE_DEVICE_FLAGS", "virDomainUpdateDeviceFlags", "domain_update_device_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_update_device_flags_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    175: ProcedureRow(175, "REMOTE_PROC_NWFILTER_LOOKUP_BY_NAME", "virNWFilterLookupByName", "nwfilter_lookup_by_name", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_lookup_by_name_args", ret="remote_nwfilter_lookup_by_name_ret", priority="high", acl=("nwfilter:getattr",)),
    176: ProcedureRow(176, "REMOTE_PROC_NWFILTER_LOOKUP_BY_UUID", "virNWFilterLookupByUUID", "nwfilter_lookup_by_uuid", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_lookup_by_uuid_args", ret="remote_nwfilter_lookup_by_uuid_ret", priority="high", acl=("nwfilter:getattr",)),
    177: ProcedureRow(177, "REMOTE_PROC_NWFILTER_GET_XML_DESC", "virNWFilterGetXMLDesc", "nwfilter_get_xml_desc", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_get_xml_desc_args", ret="remote_nwfilter_get_xml_desc_ret", priority="high", acl=("nwfilter:read",)),
    178: ProcedureRow(178, "REMOTE_PROC_CONNECT_NUM_OF_NWFILTERS", "virConnectNumOfNWFilters", "connect_num_of_nwfilters", ErrorDomain.VIR_FROM_NWFILTER, ret="remote_connect_num_of_nwfilters_ret", priority="high", acl=("connect:search_nwfilters",), aclfilter=("nwfilter:getattr",)),
    179: ProcedureRow(179, "REMOTE_PROC_CONNECT_LIST_NWFILTERS", "virConnectListNWFilters", "connect_list_nwfilters", ErrorDomain.VIR_FROM_NWFILTER, args="remote_connect_list_nwfilters_args", ret="remote_connect_list_nwfilters_ret", priority="high", acl=("connect:search_nwfilters",), aclfilter=("nwfilter:getattr",)),
    180: ProcedureRow(180, "REMOTE_PROC_NWFILTER_DEFINE_XML", "virNWFilterDefineXML", "nwfilter_define_xml", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_define_xml_args", ret="remote_nwfilter_define_xml_ret", priority="high", acl=("nwfilter:write", "nwfilter:save",)),
    181: ProcedureRow(181, "REMOTE_PROC_NWFILTER_UNDEFINE", "virNWFilterUndefine", "nwfilter_undefine", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_undefine_args", priority="high", acl=("nwfilter:delete",)),
    182: ProcedureRow(182, "REMOTE_PROC_DOMAIN_MANAGED_SAVE", "virDomainManagedSave", "domain_managed_save", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_managed_save_args", acl=("domain:hibernate",)),
    183: ProcedureRow(183, "REMOTE_PROC_DOMAIN_HAS_MANAGED_SAVE_IMAGE", "virDomainHasManagedSaveImage", "domain_has_managed_save_image", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_has_managed_save_image_args", ret="remote_domain_has_managed_save_image_ret", acl=("domain:read",)),
    184: ProcedureRow(184, "REMOTE_PROC_DOMAIN_MANAGED_SAVE_REMOVE", "virDomainManagedSaveRemove", "domain_managed_save_remove", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_managed_save_remove_args", acl=("domain:hibernate",)),
    185: ProcedureRow(185, "REMOTE_PROC_DOMAIN_SNAPSHOT_CREATE_XML", "virDomainSnapshotCreateXML", "domain_snapshot_create_xml", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_create_xml_args", ret="remote_domain_snapshot_create_xml_ret", acl=("domain:snapshot", "domain:fs_freeze:VIR_DOMAIN_SNAPSHOT_CREATE_QUIESCE",)),
    186: ProcedureRow(186, "REMOTE_PROC_DOMAIN_SNAPSHOT_GET_XML_DESC", "virDomainSnapshotGetXMLDesc", "domain_snapshot_get_xml_desc", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_get_xml_desc_args", ret="remote_domain_snapshot_get_xml_desc_ret", priority="high", acl=("domain:read", "domain:read_secure:VIR_DOMAIN_SNAPSHOT_XML_SECURE",)),
    187: ProcedureRow(187, "REMOTE_PROC_DOMAIN_SNAPSHOT_NUM", "virDomainSnapshotNum", "domain_snapshot_num", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_num_args", ret="remote_domain_snapshot_num_ret", priority="high", acl=("domain:read",)),
    188: ProcedureRow(188, "REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_NAMES", "virDomainSnapshotListNames", "domain_snapshot_list_names", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_list_names_args", ret="remote_domain_snapshot_list_names_ret", priority="high", acl=("domain:read",)),
    189: ProcedureRow(189, "REMOTE_PROC_DOMAIN_SNAPSHOT_LOOKUP_BY_NAME", "virDomainSnapshotLookupByName", "domain_snapshot_lookup_by_name", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_lookup_by_name_args", ret="remote_domain_snapshot_lookup_by_name_ret", priority="high", acl=("domain:read",)),
    190: ProcedureRow(190, "REMOTE_PROC_DOMAIN_HAS_CURRENT_SNAPSHOT", "virDomainHasCurrentSnapshot", "domain_has_current_snapshot", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_has_current_snapshot_args", ret="remote_domain_has_current_snapshot_ret", acl=("domain:read",)),
    191: ProcedureRow(191, "REMOTE_PROC_DOMAIN_SNAPSHOT_CURRENT", "virDomainSnapshotCurrent", "domain_snapshot_current", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_current_args", ret="remote_domain_snapshot_current_ret", acl=("domain:read",)),
    192: ProcedureRow(192, "REMOTE_PROC_DOMAIN_REVERT_TO_SNAPSHOT", "virDomainRevertToSnapshot", "domain_revert_to_snapshot", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_revert_to_snapshot_args", acl=("domain:snapshot",)),
    193: ProcedureRow(193, "REMOTE_PROC_DOMAIN_SNAPSHOT_DELETE", "virDomainSnapshotDelete", "domain_snapshot_delete", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_delete_args", acl=("domain:snapshot",)),
    194: ProcedureRow(194, "REMOTE_PROC_DOMAIN_GET_BLOCK_INFO", "virDomainGetBlockInfo", "domain_get_block_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_block_info_args", ret="remote_domain_get_block_info_ret", acl=("domain:read",)),
    195: ProcedureRow(195, "REMOTE_PROC_DOMAIN_EVENT_IO_ERROR_REASON", "virDomainEventIOErrorReason", "domain_event_io_error_reason", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_io_error_reason_msg", acl=("none",)),
    196: ProcedureRow(196, "REMOTE_PROC_DOMAIN_CREATE_WITH_FLAGS", "virDomainCreateWithFlags", "domain_create_with_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_create_with_flags_args", ret="remote_domain_create_with_flags_ret", acl=("domain:start",)),
    197: ProcedureRow(197, "REMOTE_PROC_DOMAIN_SET_MEMORY_PARAMETERS", "virDomainSetMemoryParameters", "domain_set_memory_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_memory_parameters_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    198: ProcedureRow(198, "REMOTE_PROC_DOMAIN_GET_MEMORY_PARAMETERS", "virDomainGetMemoryParameters", "domain_get_memory_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_memory_parameters_args", ret="remote_domain_get_memory_parameters_ret", acl=("domain:read",)),
    199: ProcedureRow(199, "REMOTE_PROC_DOMAIN_SET_VCPUS_FLAGS", "virDomainSetVcpusFlags", "domain_set_vcpus_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_vcpus_flags_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG", "domain:write:VIR_DOMAIN_VCPU_GUEST",)),
    200: ProcedureRow(200, "REMOTE_PROC_DOMAIN_GET_VCPUS_FLAGS", "virDomainGetVcpusFlags", "domain_get_vcpus_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_vcpus_flags_args", ret="remote_domain_get_vcpus_flags_ret", acl=("domain:read", "domain:write:VIR_DOMAIN_VCPU_GUEST",)),
    201: ProcedureRow(201, "REMOTE_PROC_DOMAIN_OPEN_CONSOLE", "virDomainOpenConsole", "domain_open_console", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_open_console_args", readstream=2, acl=("domain:open_device",)),
    202: ProcedureRow(202, "REMOTE_PROC_DOMAIN_IS_UPDATED", "virDomainIsUpdated", "domain_is_updated", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_is_updated_args", ret="remote_domain_is_updated_ret", priority="high", acl=("domain:read",)),
    203: ProcedureRow(203, "REMOTE_PROC_CONNECT_GET_SYSINFO", "virConnectGetSysinfo", "connect_get_sysinfo", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_get_sysinfo_args", ret="remote_connect_get_sysinfo_ret", priority="high", acl=("connect:read",)),
    204: ProcedureRow(204, "REMOTE_PROC_DOMAIN_SET_MEMORY_FLAGS", "virDomainSetMemoryFlags", "domain_set_memory_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_memory_flags_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    205: ProcedureRow(205, "REMOTE_PROC_DOMAIN_SET_BLKIO_PARAMETERS", "virDomainSetBlkioParameters", "domain_set_blkio_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_blkio_parameters_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    206: ProcedureRow(206, "REMOTE_PROC_DOMAIN_GET_BLKIO_PARAMETERS", "virDomainGetBlkioParameters", "domain_get_blkio_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_blkio_parameters_args", ret="remote_domain_get_blkio_parameters_ret", acl=("domain:read",)),
    207: ProcedureRow(207, "REMOTE_PROC_DOMAIN_MIGRATE_SET_MAX_SPEED", "virDomainMigrateSetMaxSpeed", "domain_migrate_set_max_speed", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_set_max_speed_args", acl=("domain:migrate",)),
    208: ProcedureRow(208, "REMOTE_PROC_STORAGE_VOL_UPLOAD", "virStorageVolUpload", "storage_vol_upload", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_upload_args", writestream=1, sparseflag="VIR_STORAGE_VOL_UPLOAD_SPARSE_STREAM", acl=("storage_vol:data_write",)),
    209: ProcedureRow(209, "REMOTE_PROC_STORAGE_VOL_DOWNLOAD", "virStorageVolDownload", "storage_vol_download", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_download_args", readstream=1, sparseflag="VIR_STORAGE_VOL_DOWNLOAD_SPARSE_STREAM", acl=("storage_vol:data_read",)),
    210: ProcedureRow(210, "REMOTE_PROC_DOMAIN_INJECT_NMI", "virDomainInjectNMI", "domain_inject_nmi", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_inject_nmi_args", acl=("domain:inject_nmi",)),
    211: ProcedureRow(211, "REMOTE_PROC_DOMAIN_SCREENSHOT", "virDomainScreenshot", "domain_screenshot", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_screenshot_args", ret="remote_domain_screenshot_ret", readstream=1, acl=("domain:screenshot",)),
    212: ProcedureRow(212, "REMOTE_PROC_DOMAIN_GET_STATE", "virDomainGetState", "domain_get_state", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_state_args", ret="remote_domain_get_state_ret", priority="high", acl=("domain:read",)),
    213: ProcedureRow(213, "REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3", "virDomainMigrateBegin3", "domain_migrate_begin3", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_begin3_args", ret="remote_domain_migrate_begin3_ret", acl=("domain:migrate",)),
    214: ProcedureRow(214, "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3", "virDomainMigratePrepare3", "domain_migrate_prepare3", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_prepare3_args", ret="remote_domain_migrate_prepare3_ret", acl=("domain:migrate", "domain:start", "domain:write",)),
    215: ProcedureRow(215, "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3", "virDomainMigratePrepareTunnel3", "domain_migrate_prepare_tunnel3", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_prepare_tunnel3_args", ret="remote_domain_migrate_prepare_tunnel3_ret", writestream=1, acl=("domain:migrate", "domain:start", "domain:write",)),
    216: ProcedureRow(216, "REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3", "virDomainMigratePerform3", "domain_migrate_perform3", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_perform3_args", ret="remote_domain_migrate_perform3_ret", acl=("domain:migrate",)),
    217: ProcedureRow(217, "REMOTE_PROC_DOMAIN_MIGRATE_FINISH3", "virDomainMigrateFinish3", "domain_migrate_finish3", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_finish3_args", ret="remote_domain_migrate_finish3_ret", acl=("domain:migrate",)),
    218: ProcedureRow(218, "REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3", "virDomainMigrateConfirm3", "domain_migrate_confirm3", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_confirm3_args", acl=("domain:migrate",)),
    219: ProcedureRow(219, "REMOTE_PROC_DOMAIN_SET_SCHEDULER_PARAMETERS_FLAGS", "virDomainSetSchedulerParametersFlags", "domain_set_scheduler_parameters_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_scheduler_parameters_flags_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    220: ProcedureRow(220, "REMOTE_PROC_INTERFACE_CHANGE_BEGIN", "virInterfaceChangeBegin", "interface_change_begin", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_change_begin_args", acl=("connect:interface_transaction",)),
    221: ProcedureRow(221, "REMOTE_PROC_INTERFACE_CHANGE_COMMIT", "virInterfaceChangeCommit", "interface_change_commit", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_change_commit_args", acl=("connect:interface_transaction",)),
    222: ProcedureRow(222, "REMOTE_PROC_INTERFACE_CHANGE_ROLLBACK", "virInterfaceChangeRollback", "interface_change_rollback", ErrorDomain.VIR_FROM_INTERFACE, args="remote_interface_change_rollback_args", acl=("connect:interface_transaction",)),
    223: ProcedureRow(223, "REMOTE_PROC_DOMAIN_GET_SCHEDULER_PARAMETERS_FLAGS", "virDomainGetSchedulerParametersFlags", "domain_get_scheduler_parameters_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_scheduler_parameters_flags_args", ret="remote_domain_get_scheduler_parameters_flags_ret", acl=("domain:read",)),
    224: ProcedureRow(224, "REMOTE_PROC_DOMAIN_EVENT_CONTROL_ERROR", "virDomainEventControlError", "domain_event_control_error", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_control_error_msg", acl=("none",)),
    225: ProcedureRow(225, "REMOTE_PROC_DOMAIN_PIN_VCPU_FLAGS", "virDomainPinVcpuFlags", "domain_pin_vcpu_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_pin_vcpu_flags_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    226: ProcedureRow(226, "REMOTE_PROC_DOMAIN_SEND_KEY", "virDomainSendKey", "domain_send_key", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_send_key_args", acl=("domain:send_input",)),
    227: ProcedureRow(227, "REMOTE_PROC_NODE_GET_CPU_STATS", "virNodeGetCPUStats", "node_get_cpu_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_cpu_stats_args", ret="remote_node_get_cpu_stats_ret", priority="high", acl=("connect:read",)),
    228: ProcedureRow(228, "REMOTE_PROC_NODE_GET_MEMORY_STATS", "virNodeGetMemoryStats", "node_get_memory_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_memory_stats_args", ret="remote_node_get_memory_stats_ret", priority="high", acl=("connect:read",)),
    229: ProcedureRow(229, "REMOTE_PROC_DOMAIN_GET_CONTROL_INFO", "virDomainGetControlInfo", "domain_get_control_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_control_info_args", ret="remote_domain_get_control_info_ret", priority="high", acl=("domain:read",)),
    230: ProcedureRow(230, "REMOTE_PROC_DOMAIN_GET_VCPU_PIN_INFO", "virDomainGetVcpuPinInfo", "domain_get_vcpu_pin_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_vcpu_pin_info_args", ret="remote_domain_get_vcpu_pin_info_ret", acl=("domain:read",)),
    231: ProcedureRow(231, "REMOTE_PROC_DOMAIN_UNDEFINE_FLAGS", "virDomainUndefineFlags", "domain_undefine_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_undefine_flags_args", priority="high", acl=("domain:delete",)),
    232: ProcedureRow(232, "REMOTE_PROC_DOMAIN_SAVE_FLAGS", "virDomainSaveFlags", "domain_save_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_save_flags_args", acl=("domain:hibernate",)),
    233: ProcedureRow(233, "REMOTE_PROC_DOMAIN_RESTORE_FLAGS", "virDomainRestoreFlags", "domain_restore_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_restore_flags_args", acl=("domain:start", "domain:write",)),
    234: ProcedureRow(234, "REMOTE_PROC_DOMAIN_DESTROY_FLAGS", "virDomainDestroyFlags", "domain_destroy_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_destroy_flags_args", priority="high", acl=("domain:stop",)),
    235: ProcedureRow(235, "REMOTE_PROC_DOMAIN_SAVE_IMAGE_GET_XML_DESC", "virDomainSaveImageGetXMLDesc", "domain_save_image_get_xml_desc", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_save_image_get_xml_desc_args", ret="remote_domain_save_image_get_xml_desc_ret", priority="high", acl=("domain:write",)),
    236: ProcedureRow(236, "REMOTE_PROC_DOMAIN_SAVE_IMAGE_DEFINE_XML", "virDomainSaveImageDefineXML", "domain_save_image_define_xml", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_save_image_define_xml_args", priority="high", acl=("domain:write", "domain:hibernate",)),
    237: ProcedureRow(237, "REMOTE_PROC_DOMAIN_BLOCK_JOB_ABORT", "virDomainBlockJobAbort", "domain_block_job_abort", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_job_abort_args", acl=("domain:write",)),
    238: ProcedureRow(238, "REMOTE_PROC_DOMAIN_GET_BLOCK_JOB_INFO", "virDomainGetBlockJobInfo", "domain_get_block_job_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_block_job_info_args", ret="remote_domain_get_block_job_info_ret", acl=("domain:read",)),
    239: ProcedureRow(239, "REMOTE_PROC_DOMAIN_BLOCK_JOB_SET_SPEED", "virDomainBlockJobSetSpeed", "domain_block_job_set_speed", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_job_set_speed_args", acl=("domain:write",)),
    240: ProcedureRow(240, "REMOTE_PROC_DOMAIN_BLOCK_PULL", "virDomainBlockPull", "domain_block_pull", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_pull_args", acl=("domain:block_write",)),
    241: ProcedureRow(241, "REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB", "virDomainEventBlockJob", "domain_event_block_job", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_block_job_msg", acl=("none",)),
    242: ProcedureRow(242, "REMOTE_PROC_DOMAIN_MIGRATE_GET_MAX_SPEED", "virDomainMigrateGetMaxSpeed", "domain_migrate_get_max_speed", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_get_max_speed_args", ret="remote_domain_migrate_get_max_speed_ret", acl=("domain:migrate",)),
    243: ProcedureRow(243, "REMOTE_PROC_DOMAIN_BLOCK_STATS_FLAGS", "virDomainBlockStatsFlags", "domain_block_stats_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_stats_flags_args", ret="remote_domain_block_stats_flags_ret", acl=("domain:read",)),
    244: ProcedureRow(244, "REMOTE_PROC_DOMAIN_SNAPSHOT_GET_PARENT", "virDomainSnapshotGetParent", "domain_snapshot_get_parent", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_get_parent_args", ret="remote_domain_snapshot_get_parent_ret", priority="high", acl=("domain:read",)),
    245: ProcedureRow(245, "REMOTE_PROC_DOMAIN_RESET", "virDomainReset", "domain_reset", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_reset_args", acl=("domain:reset",)),
    246: ProcedureRow(246, "REMOTE_PROC_DOMAIN_SNAPSHOT_NUM_CHILDREN", "virDomainSnapshotNumChildren", "domain_snapshot_num_children", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_num_children_args", ret="remote_domain_snapshot_num_children_ret", priority="high", acl=("domain:read",)),
    247: ProcedureRow(247, "REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_CHILDREN_NAMES", "virDomainSnapshotListChildrenNames", "domain_snapshot_list_children_names", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_list_children_names_args", ret="remote_domain_snapshot_list_children_names_ret", priority="high", acl=("domain:read",)),
    248: ProcedureRow(248, "REMOTE_PROC_DOMAIN_EVENT_DISK_CHANGE", "virDomainEventDiskChange", "domain_event_disk_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_disk_change_msg", acl=("none",)),
    249: ProcedureRow(249, "REMOTE_PROC_DOMAIN_OPEN_GRAPHICS", "virDomainOpenGraphics", "domain_open_graphics", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_open_graphics_args", acl=("domain:open_graphics",)),
    250: ProcedureRow(250, "REMOTE_PROC_NODE_SUSPEND_FOR_DURATION", "virNodeSuspendForDuration", "node_suspend_for_duration", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_suspend_for_duration_args", acl=("connect:pm_control",)),
    251: ProcedureRow(251, "REMOTE_PROC_DOMAIN_BLOCK_RESIZE", "virDomainBlockResize", "domain_block_resize", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_resize_args", acl=("domain:block_write",)),
    252: ProcedureRow(252, "REMOTE_PROC_DOMAIN_SET_BLOCK_IO_TUNE", "virDomainSetBlockIoTune", "domain_set_block_io_tune", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_block_io_tune_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    253: ProcedureRow(253, "REMOTE_PROC_DOMAIN_GET_BLOCK_IO_TUNE", "virDomainGetBlockIoTune", "domain_get_block_io_tune", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_block_io_tune_args", ret="remote_domain_get_block_io_tune_ret", acl=("domain:read",)),
    254: ProcedureRow(254, "REMOTE_PROC_DOMAIN_SET_NUMA_PARAMETERS", "virDomainSetNumaParameters", "domain_set_numa_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_numa_parameters_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    255: ProcedureRow(255, "REMOTE_PROC_DOMAIN_GET_NUMA_PARAMETERS", "virDomainGetNumaParameters", "domain_get_numa_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_numa_parameters_args", ret="remote_domain_get_numa_parameters_ret", acl=("domain:read",)),
    256: ProcedureRow(256, "REMOTE_PROC_DOMAIN_SET_INTERFACE_PARAMETERS", "virDomainSetInterfaceParameters", "domain_set_interface_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_interface_parameters_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    257: ProcedureRow(257, "REMOTE_PROC_DOMAIN_GET_INTERFACE_PARAMETERS", "virDomainGetInterfaceParameters", "domain_get_interface_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_interface_parameters_args", ret="remote_domain_get_interface_parameters_ret", acl=("domain:read",)),
    258: ProcedureRow(258, "REMOTE_PROC_DOMAIN_SHUTDOWN_FLAGS", "virDomainShutdownFlags", "domain_shutdown_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_shutdown_flags_args", acl=("domain:init_control", "domain:write:VIR_DOMAIN_SHUTDOWN_GUEST_AGENT",)),
    259: ProcedureRow(259, "REMOTE_PROC_STORAGE_VOL_WIPE_PATTERN", "virStorageVolWipePattern", "storage_vol_wipe_pattern", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_wipe_pattern_args", acl=("storage_vol:format",)),
    260: ProcedureRow(260, "REMOTE_PROC_STORAGE_VOL_RESIZE", "virStorageVolResize", "storage_vol_resize", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_resize_args", acl=("storage_vol:resize",)),
    261: ProcedureRow(261, "REMOTE_PROC_DOMAIN_PM_SUSPEND_FOR_DURATION", "virDomainPMSuspendForDuration", "domain_pm_suspend_for_duration", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_pm_suspend_for_duration_args", acl=("domain:pm_control",)),
    262: ProcedureRow(262, "REMOTE_PROC_DOMAIN_GET_CPU_STATS", "virDomainGetCPUStats", "domain_get_cpu_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_cpu_stats_args", ret="remote_domain_get_cpu_stats_ret", acl=("domain:read",)),
    263: ProcedureRow(263, "REMOTE_PROC_DOMAIN_GET_DISK_ERRORS", "virDomainGetDiskErrors", "domain_get_disk_errors", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_disk_errors_args", ret="remote_domain_get_disk_errors_ret", acl=("domain:read",)),
    264: ProcedureRow(264, "REMOTE_PROC_DOMAIN_SET_METADATA", "virDomainSetMetadata", "domain_set_metadata", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_metadata_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    265: ProcedureRow(265, "REMOTE_PROC_DOMAIN_GET_METADATA", "virDomainGetMetadata", "domain_get_metadata", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_metadata_args", ret="remote_domain_get_metadata_ret", acl=("domain:read",)),
    266: ProcedureRow(266, "REMOTE_PROC_DOMAIN_BLOCK_REBASE", "virDomainBlockRebase", "domain_block_rebase", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_rebase_args", acl=("domain:block_write",)),
    267: ProcedureRow(267, "REMOTE_PROC_DOMAIN_PM_WAKEUP", "virDomainPMWakeup", "domain_pm_wakeup", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_pm_wakeup_args", acl=("domain:pm_control",)),
    268: ProcedureRow(268, "REMOTE_PROC_DOMAIN_EVENT_TRAY_CHANGE", "virDomainEventTrayChange", "domain_event_tray_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_tray_change_msg", acl=("none",)),
    269: ProcedureRow(269, "REMOTE_PROC_DOMAIN_EVENT_PMWAKEUP", "virDomainEventPmwakeup", "domain_event_pmwakeup", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_pmwakeup_msg", acl=("none",)),
    270: ProcedureRow(270, "REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND", "virDomainEventPmsuspend", "domain_event_pmsuspend", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_pmsuspend_msg", acl=("none",)),
    271: ProcedureRow(271, "REMOTE_PROC_DOMAIN_SNAPSHOT_IS_CURRENT", "virDomainSnapshotIsCurrent", "domain_snapshot_is_current", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_is_current_args", ret="remote_domain_snapshot_is_current_ret", acl=("domain:read",)),
    272: ProcedureRow(272, "REMOTE_PROC_DOMAIN_SNAPSHOT_HAS_METADATA", "virDomainSnapshotHasMetadata", "domain_snapshot_has_metadata", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_has_metadata_args", ret="remote_domain_snapshot_has_metadata_ret", acl=("domain:read",)),
    273: ProcedureRow(273, "REMOTE_PROC_CONNECT_LIST_ALL_DOMAINS", "virConnectListAllDomains", "connect_list_all_domains", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_list_all_domains_args", ret="remote_connect_list_all_domains_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    274: ProcedureRow(274, "REMOTE_PROC_DOMAIN_LIST_ALL_SNAPSHOTS", "virDomainListAllSnapshots", "domain_list_all_snapshots", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_list_all_snapshots_args", ret="remote_domain_list_all_snapshots_ret", priority="high", acl=("domain:read",)),
    275: ProcedureRow(275, "REMOTE_PROC_DOMAIN_SNAPSHOT_LIST_ALL_CHILDREN", "virDomainSnapshotListAllChildren", "domain_snapshot_list_all_children", ErrorDomain.VIR_FROM_DOMAIN_SNAPSHOT, args="remote_domain_snapshot_list_all_children_args", ret="remote_domain_snapshot_list_all_children_ret", priority="high", acl=("domain:read",)),
    276: ProcedureRow(276, "REMOTE_PROC_DOMAIN_EVENT_BALLOON_CHANGE", "virDomainEventBalloonChange", "domain_event_balloon_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_balloon_change_msg", acl=("none",)),
    277: ProcedureRow(277, "REMOTE_PROC_DOMAIN_GET_HOSTNAME", "virDomainGetHostname", "domain_get_hostname", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_hostname_args", ret="remote_domain_get_hostname_ret", acl=("domain:write",)),
    278: ProcedureRow(278, "REMOTE_PROC_DOMAIN_GET_SECURITY_LABEL_LIST", "virDomainGetSecurityLabelList", "domain_get_security_label_list", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_security_label_list_args", ret="remote_domain_get_security_label_list_ret", priority="high", acl=("domain:read",)),
    279: ProcedureRow(279, "REMOTE_PROC_DOMAIN_PIN_EMULATOR", "virDomainPinEmulator", "domain_pin_emulator", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_pin_emulator_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    280: ProcedureRow(280, "REMOTE_PROC_DOMAIN_GET_EMULATOR_PIN_INFO", "virDomainGetEmulatorPinInfo", "domain_get_emulator_pin_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_emulator_pin_info_args", ret="remote_domain_get_emulator_pin_info_ret", acl=("domain:read",)),
    281: ProcedureRow(281, "REMOTE_PROC_CONNECT_LIST_ALL_STORAGE_POOLS", "virConnectListAllStoragePools", "connect_list_all_storage_pools", ErrorDomain.VIR_FROM_STORAGE, args="remote_connect_list_all_storage_pools_args", ret="remote_connect_list_all_storage_pools_ret", priority="high", acl=("connect:search_storage_pools",), aclfilter=("storage_pool:getattr",)),
    282: ProcedureRow(282, "REMOTE_PROC_STORAGE_POOL_LIST_ALL_VOLUMES", "virStoragePoolListAllVolumes", "storage_pool_list_all_volumes", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_list_all_volumes_args", ret="remote_storage_pool_list_all_volumes_ret", priority="high", acl=("storage_pool:search_storage_vols",), aclfilter=("storage_vol:getattr",)),
    283: ProcedureRow(283, "REMOTE_PROC_CONNECT_LIST_ALL_NETWORKS", "virConnectListAllNetworks", "connect_list_all_networks", ErrorDomain.VIR_FROM_NETWORK, args="remote_connect_list_all_networks_args", ret="remote_connect_list_all_networks_ret", priority="high", acl=("connect:search_networks",), aclfilter=("network:getattr",)),
    284: ProcedureRow(284, "REMOTE_PROC_CONNECT_LIST_ALL_INTERFACES", "virConnectListAllInterfaces", "connect_list_all_interfaces", ErrorDomain.VIR_FROM_INTERFACE, args="remote_connect_list_all_interfaces_args", ret="remote_connect_list_all_interfaces_ret", priority="high", acl=("connect:search_interfaces",), aclfilter=("interface:getattr",)),
    285: ProcedureRow(285, "REMOTE_PROC_CONNECT_LIST_ALL_NODE_DEVICES", "virConnectListAllNodeDevices", "connect_list_all_node_devices", ErrorDomain.VIR_FROM_NODEDEV, args="remote_connect_list_all_node_devices_args", ret="remote_connect_list_all_node_devices_ret", priority="high", acl=("connect:search_node_devices",), aclfilter=("node_device:getattr",)),
    286: ProcedureRow(286, "REMOTE_PROC_CONNECT_LIST_ALL_NWFILTERS", "virConnectListAllNWFilters", "connect_list_all_nwfilters", ErrorDomain.VIR_FROM_NWFILTER, args="remote_connect_list_all_nwfilters_args", ret="remote_connect_list_all_nwfilters_ret", priority="high", acl=("connect:search_nwfilters",), aclfilter=("nwfilter:getattr",)),
    287: ProcedureRow(287, "REMOTE_PROC_CONNECT_LIST_ALL_SECRETS", "virConnectListAllSecrets", "connect_list_all_secrets", ErrorDomain.VIR_FROM_SECRET, args="remote_connect_list_all_secrets_args", ret="remote_connect_list_all_secrets_ret", priority="high", acl=("connect:search_secrets",), aclfilter=("secret:getattr",)),
    288: ProcedureRow(288, "REMOTE_PROC_NODE_SET_MEMORY_PARAMETERS", "virNodeSetMemoryParameters", "node_set_memory_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_set_memory_parameters_args", acl=("connect:write",)),
    289: ProcedureRow(289, "REMOTE_PROC_NODE_GET_MEMORY_PARAMETERS", "virNodeGetMemoryParameters", "node_get_memory_parameters", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_memory_parameters_args", ret="remote_node_get_memory_parameters_ret", acl=("connect:read",)),
    290: ProcedureRow(290, "REMOTE_PROC_DOMAIN_BLOCK_COMMIT", "virDomainBlockCommit", "domain_block_commit", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_commit_args", acl=("domain:block_write",)),
    291: ProcedureRow(291, "REMOTE_PROC_NETWORK_UPDATE", "virNetworkUpdate", "network_update", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_update_args", priority="high", acl=("network:write", "network:save:!VIR_NETWORK_UPDATE_AFFECT_CONFIG|VIR_NETWORK_UPDATE_AFFECT_LIVE", "network:save:VIR_NETWORK_UPDATE_AFFECT_CONFIG",)),
    292: ProcedureRow(292, "REMOTE_PROC_DOMAIN_EVENT_PMSUSPEND_DISK", "virDomainEventPmsuspendDisk", "domain_event_pmsuspend_disk", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_pmsuspend_disk_msg", acl=("none",)),
    293: ProcedureRow(293, "REMOTE_PROC_NODE_GET_CPU_MAP", "virNodeGetCPUMap", "node_get_cpu_map", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_cpu_map_args", ret="remote_node_get_cpu_map_ret", acl=("connect:read",)),
    294: ProcedureRow(294, "REMOTE_PROC_DOMAIN_FSTRIM", "virDomainFSTrim", "domain_fstrim", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_fstrim_args", acl=("domain:fs_trim",)),
    295: ProcedureRow(295, "REMOTE_PROC_DOMAIN_SEND_PROCESS_SIGNAL", "virDomainSendProcessSignal", "domain_send_process_signal", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_send_process_signal_args", acl=("domain:send_signal",)),
    296: ProcedureRow(296, "REMOTE_PROC_DOMAIN_OPEN_CHANNEL", "virDomainOpenChannel", "domain_open_channel", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_open_channel_args", readstream=2, acl=("domain:open_device",)),
    297: ProcedureRow(297, "REMOTE_PROC_NODE_DEVICE_LOOKUP_SCSI_HOST_BY_WWN", "virNodeDeviceLookupSCSIHostByWWN", "node_device_lookup_scsi_host_by_wwn", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_lookup_scsi_host_by_wwn_args", ret="remote_node_device_lookup_scsi_host_by_wwn_ret", priority="high", acl=("node_device:getattr",)),
    298: ProcedureRow(298, "REMOTE_PROC_DOMAIN_GET_JOB_STATS", "virDomainGetJobStats", "domain_get_job_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_job_stats_args", ret="remote_domain_get_job_stats_ret", acl=("domain:read",)),
    299: ProcedureRow(299, "REMOTE_PROC_DOMAIN_MIGRATE_GET_COMPRESSION_CACHE", "virDomainMigrateGetCompressionCache", "domain_migrate_get_compression_cache", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_get_compression_cache_args", ret="remote_domain_migrate_get_compression_cache_ret", acl=("domain:migrate",)),
    300: ProcedureRow(300, "REMOTE_PROC_DOMAIN_MIGRATE_SET_COMPRESSION_CACHE", "virDomainMigrateSetCompressionCache", "domain_migrate_set_compression_cache", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_set_compression_cache_args", acl=("domain:migrate",)),
    301: ProcedureRow(301, "REMOTE_PROC_NODE_DEVICE_DETACH_FLAGS", "virNodeDeviceDetachFlags", "node_device_detach_flags", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_detach_flags_args", acl=("node_device:detach",)),
    302: ProcedureRow(302, "REMOTE_PROC_DOMAIN_MIGRATE_BEGIN3_PARAMS", "virDomainMigrateBegin3Params", "domain_migrate_begin3_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_begin3_params_args", ret="remote_domain_migrate_begin3_params_ret", acl=("domain:migrate",)),
    303: ProcedureRow(303, "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE3_PARAMS", "virDomainMigratePrepare3Params", "domain_migrate_prepare3_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_prepare3_params_args", ret="remote_domain_migrate_prepare3_params_ret", acl=("domain:migrate", "domain:start", "domain:write",)),
    304: ProcedureRow(304, "REMOTE_PROC_DOMAIN_MIGRATE_PREPARE_TUNNEL3_PARAMS", "virDomainMigratePrepareTunnel3Params", "domain_migrate_prepare_tunnel3_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_prepare_tunnel3_params_args", ret="remote_domain_migrate_prepare_tunnel3_params_ret", acl=("domain:migrate", "domain:start", "domain:write",)),
    305: ProcedureRow(305, "REMOTE_PROC_DOMAIN_MIGRATE_PERFORM3_PARAMS", "virDomainMigratePerform3Params", "domain_migrate_perform3_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_perform3_params_args", ret="remote_domain_migrate_perform3_params_ret", acl=("domain:migrate",)),
    306: ProcedureRow(306, "REMOTE_PROC_DOMAIN_MIGRATE_FINISH3_PARAMS", "virDomainMigrateFinish3Params", "domain_migrate_finish3_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_finish3_params_args", ret="remote_domain_migrate_finish3_params_ret", acl=("domain:migrate",)),
    307: ProcedureRow(307, "REMOTE_PROC_DOMAIN_MIGRATE_CONFIRM3_PARAMS", "virDomainMigrateConfirm3Params", "domain_migrate_confirm3_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_confirm3_params_args", acl=("domain:migrate",)),
    308: ProcedureRow(308, "REMOTE_PROC_DOMAIN_SET_MEMORY_STATS_PERIOD", "virDomainSetMemoryStatsPeriod", "domain_set_memory_stats_period", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_memory_stats_period_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    309: ProcedureRow(309, "REMOTE_PROC_DOMAIN_CREATE_XML_WITH_FILES", "virDomainCreateXMLWithFiles", "domain_create_xml_with_files", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_create_xml_with_files_args", ret="remote_domain_create_xml_with_files_ret", acl=("domain:write", "domain:start",)),
    310: ProcedureRow(310, "REMOTE_PROC_DOMAIN_CREATE_WITH_FILES", "virDomainCreateWithFiles", "domain_create_with_files", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_create_with_files_args", ret="remote_domain_create_with_files_ret", acl=("domain:start",)),
    311: ProcedureRow(311, "REMOTE_PROC_DOMAIN_EVENT_DEVICE_REMOVED", "virDomainEventDeviceRemoved", "domain_event_device_removed", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_device_removed_msg", acl=("none",)),
    312: ProcedureRow(312, "REMOTE_PROC_CONNECT_GET_CPU_MODEL_NAMES", "virConnectGetCPUModelNames", "connect_get_cpu_model_names", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_get_cpu_model_names_args", ret="remote_connect_get_cpu_model_names_ret", acl=("connect:read",)),
    313: ProcedureRow(313, "REMOTE_PROC_CONNECT_NETWORK_EVENT_REGISTER_ANY", "virConnectNetworkEventRegisterAny", "connect_network_event_register_any", ErrorDomain.VIR_FROM_NETWORK, args="remote_connect_network_event_register_any_args", ret="remote_connect_network_event_register_any_ret", priority="high", acl=("connect:search_networks",), aclfilter=("network:getattr",)),
    314: ProcedureRow(314, "REMOTE_PROC_CONNECT_NETWORK_EVENT_DEREGISTER_ANY", "virConnectNetworkEventDeregisterAny", "connect_network_event_deregister_any", ErrorDomain.VIR_FROM_NETWORK, args="remote_connect_network_event_deregister_any_args", priority="high", acl=("connect:read",)),
    315: ProcedureRow(315, "REMOTE_PROC_NETWORK_EVENT_LIFECYCLE", "virNetworkEventLifecycle", "network_event_lifecycle", ErrorDomain.VIR_FROM_NETWORK, msg="remote_network_event_lifecycle_msg", acl=("none",)),
    316: ProcedureRow(316, "REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_REGISTER_ANY", "virConnectDomainEventCallbackRegisterAny", "connect_domain_event_callback_register_any", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_domain_event_callback_register_any_args", ret="remote_connect_domain_event_callback_register_any_ret", priority="high", acl=("connect:search_domains",), aclfilter=("domain:getattr",)),
    317: ProcedureRow(317, "REMOTE_PROC_CONNECT_DOMAIN_EVENT_CALLBACK_DEREGISTER_ANY", "virConnectDomainEventCallbackDeregisterAny", "connect_domain_event_callback_deregister_any", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_domain_event_callback_deregister_any_args", priority="high", acl=("connect:read",)),
    318: ProcedureRow(318, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_LIFECYCLE", "virDomainEventCallbackLifecycle", "domain_event_callback_lifecycle", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_lifecycle_msg", acl=("none",)),
    319: ProcedureRow(319, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_REBOOT", "virDomainEventCallbackReboot", "domain_event_callback_reboot", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_reboot_msg", acl=("none",)),
    320: ProcedureRow(320, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_RTC_CHANGE", "virDomainEventCallbackRtcChange", "domain_event_callback_rtc_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_rtc_change_msg", acl=("none",)),
    321: ProcedureRow(321, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_WATCHDOG", "virDomainEventCallbackWatchdog", "domain_event_callback_watchdog", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_watchdog_msg", acl=("none",)),
    322: ProcedureRow(322, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_IO_ERROR", "virDomainEventCallbackIOError", "domain_event_callback_io_error", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_io_error_msg", acl=("none",)),
    323: ProcedureRow(323, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_GRAPHICS", "virDomainEventCallbackGraphics", "domain_event_callback_graphics", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_graphics_msg", acl=("none",)),
    324: ProcedureRow(324, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_IO_ERROR_REASON", "virDomainEventCallbackIOErrorReason", "domain_event_callback_io_error_reason", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_io_error_reason_msg", acl=("none",)),
    325: ProcedureRow(325, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_CONTROL_ERROR", "virDomainEventCallbackControlError", "domain_event_callback_control_error", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_control_error_msg", acl=("none",)),
    326: ProcedureRow(326, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_BLOCK_JOB", "virDomainEventCallbackBlockJob", "domain_event_callback_block_job", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_block_job_msg", acl=("none",)),
    327: ProcedureRow(327, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DISK_CHANGE", "virDomainEventCallbackDiskChange", "domain_event_callback_disk_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_disk_change_msg", acl=("none",)),
    328: ProcedureRow(328, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_TRAY_CHANGE", "virDomainEventCallbackTrayChange", "domain_event_callback_tray_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_tray_change_msg", acl=("none",)),
    329: ProcedureRow(329, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMWAKEUP", "virDomainEventCallbackPmwakeup", "domain_event_callback_pmwakeup", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_pmwakeup_msg", acl=("none",)),
    330: ProcedureRow(330, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND", "virDomainEventCallbackPmsuspend", "domain_event_callback_pmsuspend", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_pmsuspend_msg", acl=("none",)),
    331: ProcedureRow(331, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_BALLOON_CHANGE", "virDomainEventCallbackBalloonChange", "domain_event_callback_balloon_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_balloon_change_msg", acl=("none",)),
    332: ProcedureRow(332, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_PMSUSPEND_DISK", "virDomainEventCallbackPmsuspendDisk", "domain_event_callback_pmsuspend_disk", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_pmsuspend_disk_msg", acl=("none",)),
    333: ProcedureRow(333, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVED", "virDomainEventCallbackDeviceRemoved", "domain_event_callback_device_removed", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_device_removed_msg", acl=("none",)),
    334: ProcedureRow(334, "REMOTE_PROC_DOMAIN_CORE_DUMP_WITH_FORMAT", "virDomainCoreDumpWithFormat", "domain_core_dump_with_format", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_core_dump_with_format_args", acl=("domain:core_dump",)),
    335: ProcedureRow(335, "REMOTE_PROC_DOMAIN_FSFREEZE", "virDomainFSFreeze", "domain_fsfreeze", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_fsfreeze_args", ret="remote_domain_fsfreeze_ret", acl=("domain:fs_freeze",)),
    336: ProcedureRow(336, "REMOTE_PROC_DOMAIN_FSTHAW", "virDomainFSThaw", "domain_fsthaw", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_fsthaw_args", ret="remote_domain_fsthaw_ret", acl=("domain:fs_freeze",)),
    337: ProcedureRow(337, "REMOTE_PROC_DOMAIN_GET_TIME", "virDomainGetTime", "domain_get_time", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_time_args", ret="remote_domain_get_time_ret", acl=("domain:write",)),
    338: ProcedureRow(338, "REMOTE_PROC_DOMAIN_SET_TIME", "virDomainSetTime", "domain_set_time", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_time_args", acl=("domain:set_time",)),
    339: ProcedureRow(339, "REMOTE_PROC_DOMAIN_EVENT_BLOCK_JOB_2", "virDomainEventBlockJob2", "domain_event_block_job_2", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_block_job_2_msg", acl=("none",)),
    340: ProcedureRow(340, "REMOTE_PROC_NODE_GET_FREE_PAGES", "virNodeGetFreePages", "node_get_free_pages", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_free_pages_args", ret="remote_node_get_free_pages_ret", priority="high", acl=("connect:read",)),
    341: ProcedureRow(341, "REMOTE_PROC_NETWORK_GET_DHCP_LEASES", "virNetworkGetDHCPLeases", "network_get_dhcp_leases", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_get_dhcp_leases_args", ret="remote_network_get_dhcp_leases_ret", acl=("network:read",)),
    342: ProcedureRow(342, "REMOTE_PROC_CONNECT_GET_DOMAIN_CAPABILITIES", "virConnectGetDomainCapabilities", "connect_get_domain_capabilities", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_get_domain_capabilities_args", ret="remote_connect_get_domain_capabilities_ret", acl=("connect:write",)),
    343: ProcedureRow(343, "REMOTE_PROC_DOMAIN_OPEN_GRAPHICS_FD", "virDomainOpenGraphicsFD", "domain_open_graphics_fd", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_open_graphics_fd_args", acl=("domain:open_graphics",)),
    344: ProcedureRow(344, "REMOTE_PROC_CONNECT_GET_ALL_DOMAIN_STATS", "virConnectGetAllDomainStats", "connect_get_all_domain_stats", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_get_all_domain_stats_args", ret="remote_connect_get_all_domain_stats_ret", acl=("connect:search_domains",), aclfilter=("domain:read",)),
    345: ProcedureRow(345, "REMOTE_PROC_DOMAIN_BLOCK_COPY", "virDomainBlockCopy", "domain_block_copy", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_block_copy_args", acl=("domain:block_write",)),
    346: ProcedureRow(346, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_TUNABLE", "virDomainEventCallbackTunable", "domain_event_callback_tunable", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_tunable_msg", acl=("none",)),
    347: ProcedureRow(347, "REMOTE_PROC_NODE_ALLOC_PAGES", "virNodeAllocPages", "node_alloc_pages", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_alloc_pages_args", ret="remote_node_alloc_pages_ret", acl=("connect:write",)),
    348: ProcedureRow(348, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_AGENT_LIFECYCLE", "virDomainEventCallbackAgentLifecycle", "domain_event_callback_agent_lifecycle", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_agent_lifecycle_msg", acl=("none",)),
    349: ProcedureRow(349, "REMOTE_PROC_DOMAIN_GET_FSINFO", "virDomainGetFSInfo", "domain_get_fsinfo", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_fsinfo_args", ret="remote_domain_get_fsinfo_ret", acl=("domain:fs_freeze",)),
    350: ProcedureRow(350, "REMOTE_PROC_DOMAIN_DEFINE_XML_FLAGS", "virDomainDefineXMLFlags", "domain_define_xml_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_define_xml_flags_args", ret="remote_domain_define_xml_flags_ret", priority="high", acl=("domain:write", "domain:save",)),
    351: ProcedureRow(351, "REMOTE_PROC_DOMAIN_GET_IOTHREAD_INFO", "virDomainGetIOThreadInfo", "domain_get_iothread_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_iothread_info_args", ret="remote_domain_get_iothread_info_ret", acl=("domain:read",)),
    352: ProcedureRow(352, "REMOTE_PROC_DOMAIN_PIN_IOTHREAD", "virDomainPinIOThread", "domain_pin_iothread", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_pin_iothread_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    353: ProcedureRow(353, "REMOTE_PROC_DOMAIN_INTERFACE_ADDRESSES", "virDomainInterfaceAddresses", "domain_interface_addresses", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_interface_addresses_args", ret="remote_domain_interface_addresses_ret", acl=("domain:read", "domain:write::source:VIR_DOMAIN_INTERFACE_ADDRESSES_SRC_AGENT",)),
    354: ProcedureRow(354, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_ADDED", "virDomainEventCallbackDeviceAdded", "domain_event_callback_device_added", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_device_added_msg", acl=("none",)),
    355: ProcedureRow(355, "REMOTE_PROC_DOMAIN_ADD_IOTHREAD", "virDomainAddIOThread", "domain_add_iothread", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_add_iothread_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    356: ProcedureRow(356, "REMOTE_PROC_DOMAIN_DEL_IOTHREAD", "virDomainDelIOThread", "domain_del_iothread", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_del_iothread_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    357: ProcedureRow(357, "REMOTE_PROC_DOMAIN_SET_USER_PASSWORD", "virDomainSetUserPassword", "domain_set_user_password", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_user_password_args", acl=("domain:set_password",)),
    358: ProcedureRow(358, "REMOTE_PROC_DOMAIN_RENAME", "virDomainRename", "domain_rename", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_rename_args", ret="remote_domain_rename_ret", acl=("domain:write", "domain:save",)),
    359: ProcedureRow(359, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_MIGRATION_ITERATION", "virDomainEventCallbackMigrationIteration", "domain_event_callback_migration_iteration", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_migration_iteration_msg", acl=("none",)),
    360: ProcedureRow(360, "REMOTE_PROC_CONNECT_REGISTER_CLOSE_CALLBACK", "virConnectRegisterCloseCallback", "connect_register_close_callback", ErrorDomain.VIR_FROM_DOMAIN, priority="high", acl=("connect:getattr",)),
    361: ProcedureRow(361, "REMOTE_PROC_CONNECT_UNREGISTER_CLOSE_CALLBACK", "virConnectUnregisterCloseCallback", "connect_unregister_close_callback", ErrorDomain.VIR_FROM_DOMAIN, priority="high", acl=("connect:getattr",)),
    362: ProcedureRow(362, "REMOTE_PROC_CONNECT_EVENT_CONNECTION_CLOSED", "virConnectEventConnectionClosed", "connect_event_connection_closed", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_connect_event_connection_closed_msg", acl=("none",)),
    363: ProcedureRow(363, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_JOB_COMPLETED", "virDomainEventCallbackJobCompleted", "domain_event_callback_job_completed", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_job_completed_msg", acl=("none",)),
    364: ProcedureRow(364, "REMOTE_PROC_DOMAIN_MIGRATE_START_POST_COPY", "virDomainMigrateStartPostCopy", "domain_migrate_start_post_copy", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_start_post_copy_args", acl=("domain:migrate",)),
    365: ProcedureRow(365, "REMOTE_PROC_DOMAIN_GET_PERF_EVENTS", "virDomainGetPerfEvents", "domain_get_perf_events", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_perf_events_args", ret="remote_domain_get_perf_events_ret", acl=("domain:read",)),
    366: ProcedureRow(366, "REMOTE_PROC_DOMAIN_SET_PERF_EVENTS", "virDomainSetPerfEvents", "domain_set_perf_events", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_perf_events_args", acl=("domain:write",)),
    367: ProcedureRow(367, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_DEVICE_REMOVAL_FAILED", "virDomainEventCallbackDeviceRemovalFailed", "domain_event_callback_device_removal_failed", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_device_removal_failed_msg", acl=("none",)),
    368: ProcedureRow(368, "REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_REGISTER_ANY", "virConnectStoragePoolEventRegisterAny", "connect_storage_pool_event_register_any", ErrorDomain.VIR_FROM_STORAGE, args="remote_connect_storage_pool_event_register_any_args", ret="remote_connect_storage_pool_event_register_any_ret", priority="high", acl=("connect:search_storage_pools",), aclfilter=("storage_pool:getattr",)),
    369: ProcedureRow(369, "REMOTE_PROC_CONNECT_STORAGE_POOL_EVENT_DEREGISTER_ANY", "virConnectStoragePoolEventDeregisterAny", "connect_storage_pool_event_deregister_any", ErrorDomain.VIR_FROM_STORAGE, args="remote_connect_storage_pool_event_deregister_any_args", priority="high", acl=("connect:read",)),
    370: ProcedureRow(370, "REMOTE_PROC_STORAGE_POOL_EVENT_LIFECYCLE", "virStoragePoolEventLifecycle", "storage_pool_event_lifecycle", ErrorDomain.VIR_FROM_STORAGE, msg="remote_storage_pool_event_lifecycle_msg", acl=("none",)),
    371: ProcedureRow(371, "REMOTE_PROC_DOMAIN_GET_GUEST_VCPUS", "virDomainGetGuestVcpus", "domain_get_guest_vcpus", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_guest_vcpus_args", ret="remote_domain_get_guest_vcpus_ret", acl=("domain:write",)),
    372: ProcedureRow(372, "REMOTE_PROC_DOMAIN_SET_GUEST_VCPUS", "virDomainSetGuestVcpus", "domain_set_guest_vcpus", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_guest_vcpus_args", acl=("domain:write",)),
    373: ProcedureRow(373, "REMOTE_PROC_STORAGE_POOL_EVENT_REFRESH", "virStoragePoolEventRefresh", "storage_pool_event_refresh", ErrorDomain.VIR_FROM_STORAGE, msg="remote_storage_pool_event_refresh_msg", acl=("none",)),
    374: ProcedureRow(374, "REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_REGISTER_ANY", "virConnectNodeDeviceEventRegisterAny", "connect_node_device_event_register_any", ErrorDomain.VIR_FROM_NODEDEV, args="remote_connect_node_device_event_register_any_args", ret="remote_connect_node_device_event_register_any_ret", priority="high", acl=("connect:search_node_devices",), aclfilter=("node_device:getattr",)),
    375: ProcedureRow(375, "REMOTE_PROC_CONNECT_NODE_DEVICE_EVENT_DEREGISTER_ANY", "virConnectNodeDeviceEventDeregisterAny", "connect_node_device_event_deregister_any", ErrorDomain.VIR_FROM_NODEDEV, args="remote_connect_node_device_event_deregister_any_args", priority="high", acl=("connect:read",)),
    376: ProcedureRow(376, "REMOTE_PROC_NODE_DEVICE_EVENT_LIFECYCLE", "virNodeDeviceEventLifecycle", "node_device_event_lifecycle", ErrorDomain.VIR_FROM_NODEDEV, msg="remote_node_device_event_lifecycle_msg", acl=("none",)),
    377: ProcedureRow(377, "REMOTE_PROC_NODE_DEVICE_EVENT_UPDATE", "virNodeDeviceEventUpdate", "node_device_event_update", ErrorDomain.VIR_FROM_NODEDEV, msg="remote_node_device_event_update_msg", acl=("none",)),
    378: ProcedureRow(378, "REMOTE_PROC_STORAGE_VOL_GET_INFO_FLAGS", "virStorageVolGetInfoFlags", "storage_vol_get_info_flags", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_vol_get_info_flags_args", ret="remote_storage_vol_get_info_flags_ret", priority="high", acl=("storage_vol:read",)),
    379: ProcedureRow(379, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_METADATA_CHANGE", "virDomainEventCallbackMetadataChange", "domain_event_callback_metadata_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_metadata_change_msg", acl=("none",)),
    380: ProcedureRow(380, "REMOTE_PROC_CONNECT_SECRET_EVENT_REGISTER_ANY", "virConnectSecretEventRegisterAny", "connect_secret_event_register_any", ErrorDomain.VIR_FROM_SECRET, args="remote_connect_secret_event_register_any_args", ret="remote_connect_secret_event_register_any_ret", priority="high", acl=("connect:search_secrets",), aclfilter=("secret:getattr",)),
    381: ProcedureRow(381, "REMOTE_PROC_CONNECT_SECRET_EVENT_DEREGISTER_ANY", "virConnectSecretEventDeregisterAny", "connect_secret_event_deregister_any", ErrorDomain.VIR_FROM_SECRET, args="remote_connect_secret_event_deregister_any_args", priority="high", acl=("connect:read",)),
    382: ProcedureRow(382, "REMOTE_PROC_SECRET_EVENT_LIFECYCLE", "virSecretEventLifecycle", "secret_event_lifecycle", ErrorDomain.VIR_FROM_SECRET, msg="remote_secret_event_lifecycle_msg", acl=("none",)),
    383: ProcedureRow(383, "REMOTE_PROC_SECRET_EVENT_VALUE_CHANGED", "virSecretEventValueChanged", "secret_event_value_changed", ErrorDomain.VIR_FROM_SECRET, msg="remote_secret_event_value_changed_msg", acl=("none",)),
    384: ProcedureRow(384, "REMOTE_PROC_DOMAIN_SET_VCPU", "virDomainSetVcpu", "domain_set_vcpu", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_vcpu_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    385: ProcedureRow(385, "REMOTE_PROC_DOMAIN_EVENT_BLOCK_THRESHOLD", "virDomainEventBlockThreshold", "domain_event_block_threshold", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_block_threshold_msg", acl=("none",)),
    386: ProcedureRow(386, "REMOTE_PROC_DOMAIN_SET_BLOCK_THRESHOLD", "virDomainSetBlockThreshold", "domain_set_block_threshold", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_block_threshold_args", acl=("domain:write",)),
    387: ProcedureRow(387, "REMOTE_PROC_DOMAIN_MIGRATE_GET_MAX_DOWNTIME", "virDomainMigrateGetMaxDowntime", "domain_migrate_get_max_downtime", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_migrate_get_max_downtime_args", ret="remote_domain_migrate_get_max_downtime_ret", acl=("domain:migrate",)),
    388: ProcedureRow(388, "REMOTE_PROC_DOMAIN_MANAGED_SAVE_GET_XML_DESC", "virDomainManagedSaveGetXMLDesc", "domain_managed_save_get_xml_desc", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_managed_save_get_xml_desc_args", ret="remote_domain_managed_save_get_xml_desc_ret", acl=("domain:read", "domain:read_secure:VIR_DOMAIN_SAVE_IMAGE_XML_SECURE",)),
    389: ProcedureRow(389, "REMOTE_PROC_DOMAIN_MANAGED_SAVE_DEFINE_XML", "virDomainManagedSaveDefineXML", "domain_managed_save_define_xml", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_managed_save_define_xml_args", acl=("domain:write", "domain:hibernate",)),
    390: ProcedureRow(390, "REMOTE_PROC_DOMAIN_SET_LIFECYCLE_ACTION", "virDomainSetLifecycleAction", "domain_set_lifecycle_action", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_lifecycle_action_args", acl=("domain:write",)),
    391: ProcedureRow(391, "REMOTE_PROC_STORAGE_POOL_LOOKUP_BY_TARGET_PATH", "virStoragePoolLookupByTargetPath", "storage_pool_lookup_by_target_path", ErrorDomain.VIR_FROM_STORAGE, args="remote_storage_pool_lookup_by_target_path_args", ret="remote_storage_pool_lookup_by_target_path_ret", priority="high", acl=("storage_pool:getattr",)),
    392: ProcedureRow(392, "REMOTE_PROC_DOMAIN_DETACH_DEVICE_ALIAS", "virDomainDetachDeviceAlias", "domain_detach_device_alias", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_detach_device_alias_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    393: ProcedureRow(393, "REMOTE_PROC_CONNECT_COMPARE_HYPERVISOR_CPU", "virConnectCompareHypervisorCPU", "connect_compare_hypervisor_cpu", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_compare_hypervisor_cpu_args", ret="remote_connect_compare_hypervisor_cpu_ret", acl=("connect:write",)),
    394: ProcedureRow(394, "REMOTE_PROC_CONNECT_BASELINE_HYPERVISOR_CPU", "virConnectBaselineHypervisorCPU", "connect_baseline_hypervisor_cpu", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_baseline_hypervisor_cpu_args", ret="remote_connect_baseline_hypervisor_cpu_ret", acl=("connect:write",)),
    395: ProcedureRow(395, "REMOTE_PROC_NODE_GET_SEV_INFO", "virNodeGetSEVInfo", "node_get_sev_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_node_get_sev_info_args", ret="remote_node_get_sev_info_ret", acl=("connect:read",)),
    396: ProcedureRow(396, "REMOTE_PROC_DOMAIN_GET_LAUNCH_SECURITY_INFO", "virDomainGetLaunchSecurityInfo", "domain_get_launch_security_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_launch_security_info_args", ret="remote_domain_get_launch_security_info_ret", acl=("domain:read",)),
    397: ProcedureRow(397, "REMOTE_PROC_NWFILTER_BINDING_LOOKUP_BY_PORT_DEV", "virNWFilterBindingLookupByPortDev", "nwfilter_binding_lookup_by_port_dev", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_binding_lookup_by_port_dev_args", ret="remote_nwfilter_binding_lookup_by_port_dev_ret", priority="high", acl=("nwfilter_binding:getattr",)),
    398: ProcedureRow(398, "REMOTE_PROC_NWFILTER_BINDING_GET_XML_DESC", "virNWFilterBindingGetXMLDesc", "nwfilter_binding_get_xml_desc", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_binding_get_xml_desc_args", ret="remote_nwfilter_binding_get_xml_desc_ret", priority="high", acl=("nwfilter_binding:read",)),
    399: ProcedureRow(399, "REMOTE_PROC_NWFILTER_BINDING_CREATE_XML", "virNWFilterBindingCreateXML", "nwfilter_binding_create_xml", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_binding_create_xml_args", ret="remote_nwfilter_binding_create_xml_ret", priority="high", acl=("nwfilter_binding:create",)),
    400: ProcedureRow(400, "REMOTE_PROC_NWFILTER_BINDING_DELETE", "virNWFilterBindingDelete", "nwfilter_binding_delete", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_binding_delete_args", priority="high", acl=("nwfilter_binding:delete",)),
    401: ProcedureRow(401, "REMOTE_PROC_CONNECT_LIST_ALL_NWFILTER_BINDINGS", "virConnectListAllNWFilterBindings", "connect_list_all_nwfilter_bindings", ErrorDomain.VIR_FROM_NWFILTER, args="remote_connect_list_all_nwfilter_bindings_args", ret="remote_connect_list_all_nwfilter_bindings_ret", priority="high", acl=("connect:search_nwfilter_bindings",), aclfilter=("nwfilter_binding:getattr",)),
    402: ProcedureRow(402, "REMOTE_PROC_DOMAIN_SET_IOTHREAD_PARAMS", "virDomainSetIOThreadParams", "domain_set_iothread_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_iothread_params_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    403: ProcedureRow(403, "REMOTE_PROC_CONNECT_GET_STORAGE_POOL_CAPABILITIES", "virConnectGetStoragePoolCapabilities", "connect_get_storage_pool_capabilities", ErrorDomain.VIR_FROM_STORAGE, args="remote_connect_get_storage_pool_capabilities_args", ret="remote_connect_get_storage_pool_capabilities_ret", acl=("connect:read",)),
    404: ProcedureRow(404, "REMOTE_PROC_NETWORK_LIST_ALL_PORTS", "virNetworkListAllPorts", "network_list_all_ports", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_list_all_ports_args", ret="remote_network_list_all_ports_ret", priority="high", acl=("network:search_ports",), aclfilter=("network_port:getattr",)),
    405: ProcedureRow(405, "REMOTE_PROC_NETWORK_PORT_LOOKUP_BY_UUID", "virNetworkPortLookupByUUID", "network_port_lookup_by_uuid", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_port_lookup_by_uuid_args", ret="remote_network_port_lookup_by_uuid_ret", priority="high", acl=("network_port:getattr",)),
    406: ProcedureRow(406, "REMOTE_PROC_NETWORK_PORT_CREATE_XML", "virNetworkPortCreateXML", "network_port_create_xml", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_port_create_xml_args", ret="remote_network_port_create_xml_ret", acl=("network_port:create",)),
    407: ProcedureRow(407, "REMOTE_PROC_NETWORK_PORT_GET_PARAMETERS", "virNetworkPortGetParameters", "network_port_get_parameters", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_port_get_parameters_args", ret="remote_network_port_get_parameters_ret", acl=("network_port:read",)),
    408: ProcedureRow(408, "REMOTE_PROC_NETWORK_PORT_SET_PARAMETERS", "virNetworkPortSetParameters", "network_port_set_parameters", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_port_set_parameters_args", acl=("network_port:write",)),
    409: ProcedureRow(409, "REMOTE_PROC_NETWORK_PORT_GET_XML_DESC", "virNetworkPortGetXMLDesc", "network_port_get_xml_desc", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_port_get_xml_desc_args", ret="remote_network_port_get_xml_desc_ret", acl=("network_port:read",)),
    410: ProcedureRow(410, "REMOTE_PROC_NETWORK_PORT_DELETE", "virNetworkPortDelete", "network_port_delete", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_port_delete_args", acl=("network_port:delete",)),
    411: ProcedureRow(411, "REMOTE_PROC_DOMAIN_CHECKPOINT_CREATE_XML", "virDomainCheckpointCreateXML", "domain_checkpoint_create_xml", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_create_xml_args", ret="remote_domain_checkpoint_create_xml_ret", acl=("domain:checkpoint", "domain:fs_freeze:VIR_DOMAIN_CHECKPOINT_CREATE_QUIESCE",)),
    412: ProcedureRow(412, "REMOTE_PROC_DOMAIN_CHECKPOINT_GET_XML_DESC", "virDomainCheckpointGetXMLDesc", "domain_checkpoint_get_xml_desc", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_get_xml_desc_args", ret="remote_domain_checkpoint_get_xml_desc_ret", acl=("domain:read", "domain:read_secure:VIR_DOMAIN_CHECKPOINT_XML_SECURE",)),
    413: ProcedureRow(413, "REMOTE_PROC_DOMAIN_LIST_ALL_CHECKPOINTS", "virDomainListAllCheckpoints", "domain_list_all_checkpoints", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_list_all_checkpoints_args", ret="remote_domain_list_all_checkpoints_ret", priority="high", acl=("domain:read",)),
    414: ProcedureRow(414, "REMOTE_PROC_DOMAIN_CHECKPOINT_LIST_ALL_CHILDREN", "virDomainCheckpointListAllChildren", "domain_checkpoint_list_all_children", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_list_all_children_args", ret="remote_domain_checkpoint_list_all_children_ret", priority="high", acl=("domain:read",)),
    415: ProcedureRow(415, "REMOTE_PROC_DOMAIN_CHECKPOINT_LOOKUP_BY_NAME", "virDomainCheckpointLookupByName", "domain_checkpoint_lookup_by_name", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_lookup_by_name_args", ret="remote_domain_checkpoint_lookup_by_name_ret", priority="high", acl=("domain:read",)),
    416: ProcedureRow(416, "REMOTE_PROC_DOMAIN_CHECKPOINT_GET_PARENT", "virDomainCheckpointGetParent", "domain_checkpoint_get_parent", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_get_parent_args", ret="remote_domain_checkpoint_get_parent_ret", priority="high", acl=("domain:read",)),
    417: ProcedureRow(417, "REMOTE_PROC_DOMAIN_CHECKPOINT_DELETE", "virDomainCheckpointDelete", "domain_checkpoint_delete", ErrorDomain.VIR_FROM_DOMAIN_CHECKPOINT, args="remote_domain_checkpoint_delete_args", acl=("domain:checkpoint",)),
    418: ProcedureRow(418, "REMOTE_PROC_DOMAIN_GET_GUEST_INFO", "virDomainGetGuestInfo", "domain_get_guest_info", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_guest_info_args", ret="remote_domain_get_guest_info_ret", acl=("domain:write",)),
    419: ProcedureRow(419, "REMOTE_PROC_CONNECT_SET_IDENTITY", "virConnectSetIdentity", "connect_set_identity", ErrorDomain.VIR_FROM_DOMAIN, args="remote_connect_set_identity_args", acl=("connect:write",)),
    420: ProcedureRow(420, "REMOTE_PROC_DOMAIN_AGENT_SET_RESPONSE_TIMEOUT", "virDomainAgentSetResponseTimeout", "domain_agent_set_response_timeout", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_agent_set_response_timeout_args", ret="remote_domain_agent_set_response_timeout_ret", acl=("domain:write",)),
    421: ProcedureRow(421, "REMOTE_PROC_DOMAIN_BACKUP_BEGIN", "virDomainBackupBegin", "domain_backup_begin", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_backup_begin_args", acl=("domain:checkpoint", "domain:block_write",)),
    422: ProcedureRow(422, "REMOTE_PROC_DOMAIN_BACKUP_GET_XML_DESC", "virDomainBackupGetXMLDesc", "domain_backup_get_xml_desc", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_backup_get_xml_desc_args", ret="remote_domain_backup_get_xml_desc_ret", priority="high", acl=("domain:read",)),
    423: ProcedureRow(423, "REMOTE_PROC_DOMAIN_EVENT_MEMORY_FAILURE", "virDomainEventMemoryFailure", "domain_event_memory_failure", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_memory_failure_msg", acl=("none",)),
    424: ProcedureRow(424, "REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_GET", "virDomainAuthorizedSSHKeysGet", "domain_authorized_ssh_keys_get", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_authorized_ssh_keys_get_args", ret="remote_domain_authorized_ssh_keys_get_ret", acl=("domain:write",)),
    425: ProcedureRow(425, "REMOTE_PROC_DOMAIN_AUTHORIZED_SSH_KEYS_SET", "virDomainAuthorizedSSHKeysSet", "domain_authorized_ssh_keys_set", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_authorized_ssh_keys_set_args", acl=("domain:write",)),
    426: ProcedureRow(426, "REMOTE_PROC_DOMAIN_GET_MESSAGES", "virDomainGetMessages", "domain_get_messages", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_messages_args", ret="remote_domain_get_messages_ret", acl=("domain:read",)),
    427: ProcedureRow(427, "REMOTE_PROC_DOMAIN_START_DIRTY_RATE_CALC", "virDomainStartDirtyRateCalc", "domain_start_dirty_rate_calc", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_start_dirty_rate_calc_args", acl=("domain:write",)),
    428: ProcedureRow(428, "REMOTE_PROC_NODE_DEVICE_DEFINE_XML", "virNodeDeviceDefineXML", "node_device_define_xml", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_define_xml_args", ret="remote_node_device_define_xml_ret", acl=("node_device:write", "node_device:save",)),
    429: ProcedureRow(429, "REMOTE_PROC_NODE_DEVICE_UNDEFINE", "virNodeDeviceUndefine", "node_device_undefine", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_undefine_args", priority="high", acl=("node_device:delete",)),
    430: ProcedureRow(430, "REMOTE_PROC_NODE_DEVICE_CREATE", "virNodeDeviceCreate", "node_device_create", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_create_args", priority="high", acl=("node_device:start",)),
    431: ProcedureRow(431, "REMOTE_PROC_NWFILTER_DEFINE_XML_FLAGS", "virNWFilterDefineXMLFlags", "nwfilter_define_xml_flags", ErrorDomain.VIR_FROM_NWFILTER, args="remote_nwfilter_define_xml_flags_args", ret="remote_nwfilter_define_xml_flags_ret", priority="high", acl=("nwfilter:write", "nwfilter:save",)),
    432: ProcedureRow(432, "REMOTE_PROC_NETWORK_DEFINE_XML_FLAGS", "virNetworkDefineXMLFlags", "network_define_xml_flags", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_define_xml_flags_args", ret="remote_network_define_xml_flags_ret", priority="high", acl=("network:write", "network:save",)),
    433: ProcedureRow(433, "REMOTE_PROC_NODE_DEVICE_GET_AUTOSTART", "virNodeDeviceGetAutostart", "node_device_get_autostart", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_get_autostart_args", ret="remote_node_device_get_autostart_ret", priority="high", acl=("node_device:read",)),
    434: ProcedureRow(434, "REMOTE_PROC_NODE_DEVICE_SET_AUTOSTART", "virNodeDeviceSetAutostart", "node_device_set_autostart", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_set_autostart_args", priority="high", acl=("node_device:write",)),
    435: ProcedureRow(435, "REMOTE_PROC_NODE_DEVICE_IS_PERSISTENT", "virNodeDeviceIsPersistent", "node_device_is_persistent", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_is_persistent_args", ret="remote_node_device_is_persistent_ret", priority="high", acl=("node_device:read",)),
    436: ProcedureRow(436, "REMOTE_PROC_NODE_DEVICE_IS_ACTIVE", "virNodeDeviceIsActive", "node_device_is_active", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_is_active_args", ret="remote_node_device_is_active_ret", priority="high", acl=("node_device:read",)),
    437: ProcedureRow(437, "REMOTE_PROC_NETWORK_CREATE_XML_FLAGS", "virNetworkCreateXMLFlags", "network_create_xml_flags", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_create_xml_flags_args", ret="remote_network_create_xml_flags_ret", priority="high", acl=("network:write", "network:start",)),
    438: ProcedureRow(438, "REMOTE_PROC_DOMAIN_EVENT_MEMORY_DEVICE_SIZE_CHANGE", "virDomainEventMemoryDeviceSizeChange", "domain_event_memory_device_size_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_memory_device_size_change_msg", acl=("none",)),
    439: ProcedureRow(439, "REMOTE_PROC_DOMAIN_SET_LAUNCH_SECURITY_STATE", "virDomainSetLaunchSecurityState", "domain_set_launch_security_state", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_launch_security_state_args", acl=("domain:write",)),
    440: ProcedureRow(440, "REMOTE_PROC_DOMAIN_SAVE_PARAMS", "virDomainSaveParams", "domain_save_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_save_params_args", acl=("domain:hibernate",)),
    441: ProcedureRow(441, "REMOTE_PROC_DOMAIN_RESTORE_PARAMS", "virDomainRestoreParams", "domain_restore_params", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_restore_params_args", acl=("domain:start", "domain:write",)),
    442: ProcedureRow(442, "REMOTE_PROC_DOMAIN_ABORT_JOB_FLAGS", "virDomainAbortJobFlags", "domain_abort_job_flags", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_abort_job_flags_args", acl=("domain:write",)),
    443: ProcedureRow(443, "REMOTE_PROC_DOMAIN_FD_ASSOCIATE", "virDomainFDAssociate", "domain_fd_associate", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_fd_associate_args", acl=("domain:write",)),
    444: ProcedureRow(444, "REMOTE_PROC_NETWORK_SET_METADATA", "virNetworkSetMetadata", "network_set_metadata", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_set_metadata_args", acl=("network:write", "network:save:!VIR_NETWORK_UPDATE_AFFECT_CONFIG|VIR_NETWORK_UPDATE_AFFECT_LIVE", "network:save:VIR_NETWORK_UPDATE_AFFECT_CONFIG",)),
    445: ProcedureRow(445, "REMOTE_PROC_NETWORK_GET_METADATA", "virNetworkGetMetadata", "network_get_metadata", ErrorDomain.VIR_FROM_NETWORK, args="remote_network_get_metadata_args", ret="remote_network_get_metadata_ret", acl=("network:read",)),
    446: ProcedureRow(446, "REMOTE_PROC_NETWORK_EVENT_CALLBACK_METADATA_CHANGE", "virNetworkEventCallbackMetadataChange", "network_event_callback_metadata_change", ErrorDomain.VIR_FROM_NETWORK, msg="remote_network_event_callback_metadata_change_msg", acl=("none",)),
    447: ProcedureRow(447, "REMOTE_PROC_NODE_DEVICE_UPDATE", "virNodeDeviceUpdate", "node_device_update", ErrorDomain.VIR_FROM_NODEDEV, args="remote_node_device_update_args", priority="high", acl=("node_device:write", "node_device:save:!VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG|VIR_NODE_DEVICE_UPDATE_AFFECT_LIVE", "node_device:save:VIR_NODE_DEVICE_UPDATE_AFFECT_CONFIG",)),
    448: ProcedureRow(448, "REMOTE_PROC_DOMAIN_GRAPHICS_RELOAD", "virDomainGraphicsReload", "domain_graphics_reload", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_graphics_reload_args", acl=("domain:write",)),
    449: ProcedureRow(449, "REMOTE_PROC_DOMAIN_GET_AUTOSTART_ONCE", "virDomainGetAutostartOnce", "domain_get_autostart_once", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_get_autostart_once_args", ret="remote_domain_get_autostart_once_ret", priority="high", acl=("domain:read",)),
    450: ProcedureRow(450, "REMOTE_PROC_DOMAIN_SET_AUTOSTART_ONCE", "virDomainSetAutostartOnce", "domain_set_autostart_once", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_autostart_once_args", priority="high", acl=("domain:write",)),
    451: ProcedureRow(451, "REMOTE_PROC_DOMAIN_SET_THROTTLE_GROUP", "virDomainSetThrottleGroup", "domain_set_throttle_group", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_set_throttle_group_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    452: ProcedureRow(452, "REMOTE_PROC_DOMAIN_DEL_THROTTLE_GROUP", "virDomainDelThrottleGroup", "domain_del_throttle_group", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_del_throttle_group_args", acl=("domain:write", "domain:save:!VIR_DOMAIN_AFFECT_CONFIG|VIR_DOMAIN_AFFECT_LIVE", "domain:save:VIR_DOMAIN_AFFECT_CONFIG",)),
    453: ProcedureRow(453, "REMOTE_PROC_DOMAIN_EVENT_NIC_MAC_CHANGE", "virDomainEventNicMACChange", "domain_event_nic_mac_change", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_nic_mac_change_msg", acl=("none",)),
    454: ProcedureRow(454, "REMOTE_PROC_DOMAIN_EVENT_VCPU_REMOVED", "virDomainEventVcpuRemoved", "domain_event_vcpu_removed", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_vcpu_removed_msg", acl=("none",)),
    455: ProcedureRow(455, "REMOTE_PROC_DOMAIN_EVENT_CALLBACK_CHANNEL_LIFECYCLE", "virDomainEventCallbackChannelLifecycle", "domain_event_callback_channel_lifecycle", ErrorDomain.VIR_FROM_DOMAIN, msg="remote_domain_event_callback_channel_lifecycle_msg", acl=("none",)),
    456: ProcedureRow(456, "REMOTE_PROC_DOMAIN_ANNOUNCE_INTERFACE", "virDomainAnnounceInterface", "domain_announce_interface", ErrorDomain.VIR_FROM_DOMAIN, args="remote_domain_announce_interface_args", acl=("domain:write",)),
}
# fmt: on
