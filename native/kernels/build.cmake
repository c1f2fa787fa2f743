# One step of the build of libdezero_kernels, for NativeKernels.targets; several builds may run at once, so each step takes a lock.
#
#   cmake -DSTEP=configure|build -DSOURCE=folder -DBINARY=folder -P build.cmake
file(MAKE_DIRECTORY ${BINARY})
file(LOCK ${BINARY} DIRECTORY GUARD PROCESS TIMEOUT 600)

if(STEP STREQUAL configure)
  set(arguments -S ${SOURCE} -B ${BINARY} -DCMAKE_BUILD_TYPE=Release)
else()
  set(arguments --build ${BINARY} --config Release --target dezero_kernels)
endif()

execute_process(COMMAND ${CMAKE_COMMAND} ${arguments} RESULT_VARIABLE result)
if(NOT result EQUAL 0)
  message(FATAL_ERROR "${STEP} of the C kernels failed")
endif()
