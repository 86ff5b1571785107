@echo off
rem Runs recur; builds it first if that has not been done.
setlocal
set "HOME_DIR=%~dp0"
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java")
where "%JAVA%" >nul 2>nul || if not exist "%JAVA%" (
  echo recur: no Java found; install Java 17 or newer, or set JAVA_HOME 1>&2
  exit /b 2
)
rem A small net wants its own threads, not those of the linear algebra library.
set OMP_NUM_THREADS=1
set OPENBLAS_NUM_THREADS=1
if exist "%HOME_DIR%lib\" (set "LIB=%HOME_DIR%lib") else (set "LIB=%HOME_DIR%target\lib")
if not exist "%LIB%\recur.jar" (
  echo recur: building, once ^(mvn package^) 1>&2
  pushd "%HOME_DIR%"
  call mvn -q -B -ntp -DskipTests package 1>&2 || (popd & echo recur: the build failed; see above 1>&2 & exit /b 1)
  popd
)
rem What is over soon is not worth the optimising compiler; what takes longer, where it runs often.
set "COMPILED=-XX:TieredStopAtLevel=1"
set "PATIENT=-XX:Tier4InvocationThreshold=125000 -XX:Tier4MinInvocationThreshold=15000"
set "PATIENT=%PATIENT% -XX:Tier4CompileThreshold=375000 -XX:Tier4BackEdgeThreshold=1000000"
for %%c in (train tune evaluate pretrain bench) do if "%~1"=="%%c" set "COMPILED=%PATIENT%"
rem Libraries that a download leaves out: for workbooks, Parquet and databases.
set "CP=%LIB%\recur.jar"
if exist "%HOME_DIR%extensions\*.jar" set "CP=%CP%;%HOME_DIR%extensions\*"
"%JAVA%" %COMPILED% -XX:+UseSerialGC -Dorg.nd4j.log.initialization=false %RECUR_JAVA_OPTIONS% -cp "%CP%" dev.recur.cli.Main %*
exit /b %ERRORLEVEL%
